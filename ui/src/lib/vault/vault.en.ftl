passphrase-strength = Strength
passphrase-bars-0 = Too easy
passphrase-bars-1 = Very weak
passphrase-bars-2 = Weak
passphrase-bars-3 = Good
passphrase-bars-4 = Strong
passphrase-good = Guessing it would take longer than you will need it.
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
