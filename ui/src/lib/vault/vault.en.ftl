passphrase-strength = Strength
passphrase-yours = Your passphrase
passphrase-missing = Type your passphrase.
passphrase-bars-0 = Too easy
passphrase-bars-1 = Very weak
passphrase-bars-2 = Weak
passphrase-bars-3 = Good
passphrase-bars-4 = Strong
passphrase-good = Guessing it would take longer than you will need it.
passphrase-suggest = Suggest six words
passphrase-suggest-others = Suggest others
passphrase-suggested = Drawn by chance on this computer. Write the words down until you know them, and keep the paper away from here.
passphrase-again = Once more
passphrase-same = The same
passphrase-differs = The two are not the same yet.

kit-title = Recovery kit
kit-away = Keep this sheet away from the computer
kit-number = vault number
kit-name = name of the vault
kit-date = date of this kit
kit-key = Recovery key, in rows
kit-hidden = Hidden while you check
kit-key-typed = Recovery key
kit-row = Row { $number }
kit-row-hint = Small letters, spaces and dashes do not matter.
kit-row-incomplete = Each row has four groups of four characters. One is not complete yet.
kit-reading = Read in rows. There is no letter I, L, O or U. If you mistype a character, Kept tells you which row.
kit-print = Print the sheet
kit-printing = Printing
kit-printed = Sent to the printer at { $at }
kit-save = Save the sheet
kit-saving = Saving
kit-saved-as = Saved as “{ $name }” at { $at }. Move it off this computer.
kit-show = Show that you have it
kit-show-how = Type two groups from the paper, not from memory.
kit-place = Row { $row }, { $group ->
    [1] first
    [2] second
    [3] third
   *[other] fourth
} group
kit-right = That is the one.
kit-swapped = Two letters changed places. Look at row { $row } again.
kit-wrong = That is another group. Look at row { $row } again.

work-beginning = beginning
work-copying = copying the vault
work-checking = checking every page
work-writing = writing the file
work-unpacking = unpacking
work-rewriting = writing everything anew
work-ending = ending

backup-members = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
backup-expectations = { $count ->
    [one] { $count } expectation
   *[other] { $count } expectations
}
backup-forms = { $count ->
    [one] { $count } talk
   *[other] { $count } talks
}
backup-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}

rehearse-title = Is the recovery kit still there?
rehearse-lede = Fetch the sheet and type two groups from it. Nothing of it is shown here.
rehearse-check = Check
rehearse-checking = Checking
rehearse-passed = That is the right sheet. Kept asks again in half a year.
rehearse-wrong-passphrase = That is not your passphrase.
rehearse-missing = Type the group.
rehearse-lost = If you cannot find it, print it again in the settings. If somebody else may have it, give the vault a new key.
