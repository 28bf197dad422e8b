door-offline = Kept never goes online
door-another = Another vault
door-create = Make a new vault
door-restore = Restore a backup

unlock = Unlock
unlock-locked = Locked. Everything in it is safe.
unlock-passphrase = Passphrase
unlock-empty = Type your passphrase.
unlock-wrong = That is not it. Try again.
unlock-opening = Opening
unlock-wait = { $seconds ->
    [one] Wait { $seconds } second
   *[other] Wait { $seconds } seconds
}
unlock-recover = Use the recovery kit
seal-open = Capture without unlocking
seal-label = A line for the closed vault
seal-placeholder = One line. Names and dates are found when you unlock.
seal-about = It is sealed at once. Nothing can be opened from here.
seal-keep = Keep it
seal-keeping = Sealing
seal-kept = Kept it. You see it after unlocking.
unlock-keychain = Open with this computer’s keychain
unlock-waiting = { $count ->
    [one] { $count } reminder is waiting
   *[other] { $count } reminders are waiting
}

trouble-missing-title = The vault is not where it was.
trouble-missing = Its folder was moved, renamed, or is on a drive that is not connected. Connect the drive, or show where the vault is now.
trouble-not-a-vault-title = This is not a vault of Kept.
trouble-not-a-vault = The folder is there, but what is in it was not made by Kept. Nothing was changed. Choose another folder.
trouble-truncated-title = The vault’s file is not complete.
trouble-truncated = The file is empty or was cut short, perhaps by a copy that was interrupted. Nothing was changed. Restore a backup, or choose another vault. What is left of this one is kept.
trouble-damaged-header-title = The lock of the vault is damaged.
trouble-damaged-header = What you wrote is still there, but the passphrase cannot reach it. The recovery kit opens it, with nothing lost. A backup would be older.
trouble-too-new-title = The vault was made by a newer Kept.
trouble-too-new = This version does not know its form and has not touched it. Install the newer version to open it.
trouble-in-use-title = The vault is open elsewhere.
trouble-in-use = Another window or program has it open, and two at once would harm it. Close the other one and try again.

recover-lede = Take the recovery kit out of its envelope.
recover-new = New passphrase
recover-open = Open the vault
recover-passphrase-missing = Choose a new passphrase with three bars and type it twice.

first-run-about = About Kept
steps = Steps
step-passphrase = Passphrase
step-kit = Recovery kit
step-team = Your team
step-done = Done:
continue = Continue

first-say = A notebook that only you can open.
truth-here = It lives on this computer
truth-more-here = No account, no server, no network.
truth-key = Your passphrase is the key
truth-more-key = Nobody can reset it, not even us. The recovery kit on the next page is the only spare.
truth-law = Private is not secret from the law
truth-more-law = Colleagues cannot browse it. A court or the person may still have a right to see what you wrote about them.

first-title = Choose a passphrase
first-lede = Five or six plain words are stronger than one clever one, and easier to type every morning.
manager-name = Your name
manager-name-missing = Your name stands on every paper.
manager-role = Your role
organisation = Organisation
on-papers = Printed on papers. You can add it later.
vault-name = Name of the vault
vault-suggested = { $name }’s log
vault-name-missing = Give the vault a name.
place-usual = It is kept with your documents.
place-chosen = It is kept in { $place }.
place-choose = Choose another folder
first-understood = I know that nobody can restore my notes if I lose both the passphrase and the recovery kit.
first-passphrase-missing = The passphrase needs three bars, and the same words once more.
first-understood-missing = Please confirm that you know nobody can restore the notes for you.
first-open = Open a vault I already have
first-create = Create the vault
first-creating = Creating

kit-step-title = Put the spare key away
kit-step-lede = This sheet opens the vault without the passphrase. Print it, fold it into an envelope, and keep it where you keep your passport.
kit-look-again = Show the key again
kit-later = Remind me tomorrow

team-title = How would you like to begin?
team-lede = You can add and remove people at any time.
team-say = Start with one person, and one true sentence.
team-empty = With an empty vault
team-empty-about = Add your own people and write the first line.
team-sample = With a sample team
team-sample-about = Seven invented people with expectations, talks and reminders, to look around. One click removes them.
team-open = Open the notebook
team-opening = Opening

restore-title = Restore a backup
restore-lede = You can look inside before anything is replaced.
restore-which = Backups of “{ $name }”
restore-none = No backups were found beside the vault. Choose the file of one.
restore-damaged = damaged
restore-older = { $count ->
    [one] { $count } older one
   *[other] { $count } older ones
}
restore-file = Choose a file
restore-file-missing = Choose a backup first.
restore-with = Open it with
restore-passphrase = Passphrase of that time
restore-passphrase-hint = A backup keeps the passphrase that the vault had when it was made.
restore-passphrase-missing = Type the passphrase.
restore-passphrase-wrong = That is not the passphrase of this backup. If you changed it since, try the one before.
restore-looking = Opening the backup
restore-look = Look inside
restore-inside-title = This is inside
restore-inside-lede = The backup is whole. Nothing has been replaced yet.
restore-made = Made
restore-vault = Vault
restore-holds = Holds
restore-goes = Goes to
restore-replaces = The vault that is in this place now is not deleted. It is kept beside it under another name.
restore-replaces-nothing = There is no vault in this place, so nothing is replaced.
restore-another = Not this one
restore-restoring = Restoring
restore = Restore
restore-done = The backup is restored.
restore-done-replaced = The backup is restored. The vault that was there is kept as “{ $name }”.
