vault-damaged = A part of the vault’s file is damaged. You can read everything that is still whole; nothing can be changed.
vault-rescue = Rescue what is there
vault-replaced = Another program has replaced the vault’s file. What is open here is whole, but nothing can be changed. Save a backup of it, then lock.
vault-replaced-save = Save a backup
vault-replaced-saved = The backup is saved: { $file }. Now lock, and restore it from there if the vault is not as it should be.
vault-unsaved-title = Something you typed is not saved
vault-unsaved = The vault can only be read, so it cannot be saved here. If you need it, stay, and copy the text to somewhere else first.
vault-unsaved-stay = Stay
vault-unsaved-leave = Go on without it

rescue-title = Rescue what is there
rescue-lede = Kept makes a new vault beside this one of everything that can still be read. This one stays as it is. Compare it with the newest backup afterwards: the backup is whole but older.
rescue-busy = Rescuing
rescue-working = Rescuing what is there
rescue-cancelled = It was cancelled. Nothing was made, and nothing has changed.
rescue-done-title = This was rescued
rescue-rows = { $rows ->
    [one] { $rows } entry is in the new vault.
   *[other] { $rows } entries are in the new vault.
}
rescue-lost = { $lost ->
    [one] { $lost } entry could not be read any more:
   *[other] { $lost } entries could not be read any more:
}
rescue-lost-nothing = Nothing was lost.
rescue-lost-people = About people
rescue-lost-expectations = In expectations
rescue-lost-tasks = Tasks
rescue-lost-promises = Promises
rescue-lost-talks = In talks
rescue-lost-documents = In documents
rescue-lost-reminders = Reminders
rescue-lost-other = Others
rescue-where = The new vault is here:
rescue-next = It opens with the same passphrase and the same recovery kit. Choose “{ $name }” in the next window.
rescue-open = Lock and open it
