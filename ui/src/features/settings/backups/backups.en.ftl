backups = Backups
settings-backups-about = Copies of the whole vault, encrypted like the vault itself.
backups-last-one = The last backup was made { $when }.
backups-one-damaged = One backup is damaged
backups-open = Backups and restoring

backups-lede = A backup is a copy of the whole vault, encrypted like the vault itself. Kept makes one by itself on each day that you write something, and keeps 7 daily, 4 weekly and 6 monthly ones.
backups-standing = How the vault stands
backups-last = Last backup
backups-none = There is no backup yet.
backups-behind = Not in a backup yet
backups-behind-since = What changed since { $when }
backups-behind-nothing = Nothing. Everything is in the last one.
backups-rehearsed = Tried out
backups-rehearsed-about = unpacked, and found whole
backups-rehearsed-never = Not yet. Kept does it once a month.
backups-damaged = The backup “{ $name }” did not pass its monthly trial, so another one was made at once. Your log is fine. The damaged file can be deleted.
backups-make = Back up now
backups-making = Making a backup
backups-made = The backup is made.
backups-made-copied = The backup is made, and copied to the second place.
backups-not-copied = The backup is made, but it could not be copied to the second place. Look whether that disk is there and has room.
backups-cancelled = It was cancelled. No backup was made.
backups-restore = Restore a backup

second-title = A second place
second-about = A stick, another disk, or a folder that is synced. Each backup is copied there as well.
second-choose = Choose a folder
second-other = Another folder
second-remove = Remove
second-removed = Backups are no longer copied there. Those that are there stay.
second-present = There now
second-absent = Not there now
second-absent-about = The next backup after it is back is copied again.
second-last = Last copied { $when }.
second-last-never = Nothing has been copied there yet.
second-synced = If a program copies one of your folders to other computers or a cloud, put backups there, not the vault. A finished backup never changes, and nobody can read it without the passphrase or the recovery kit.

backups-list = On this computer
backups-list-about = Beside the vault, newest first.
backups-list-empty = There are none yet. The first is made when you have written something, or now, with the button above.
backups-check = Check
backups-check-one = Check the backup of { $when }
backups-checking = Trying it out
backups-whole = Whole:
backups-row-damaged = Damaged

whole-title = The vault itself
whole-about = Kept checks it by itself after unlocking and before each backup.
whole-check = Check the vault now
whole-checking = Checking the vault
whole-found = { $entries ->
    [one] All is well: every page of the file is whole, and the one entry of the journal is as it was written.
   *[other] All is well: every page of the file is whole, and all { $entries } entries of the journal are as they were written.
}

restoring-lede = A backup brings the vault back to the state of that day. You see what is inside before you decide.
restoring-lock = The vault is locked first
restoring-lock-about = What you typed is saved. You choose the backup on the lock screen, with its passphrase or with the recovery kit.
restoring-look = You look inside
restoring-look-about = The day, the name, and how many people, expectations, talks and documents it holds.
restoring-keep = Nothing is thrown away
restoring-keep-about = The vault as it is now is kept beside the restored one, under another name.
restoring-go-on = Lock and choose a backup
restoring-not-now = Not now
