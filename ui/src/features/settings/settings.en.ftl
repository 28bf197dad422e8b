settings-save = Save
settings-saved = Saved.
settings-papers = Papers
settings-papers-about = Your name stands on every paper that is printed or signed.
paper-size = Paper
paper-a4 = A4
paper-letter = Letter
form-language = Language of forms

settings-appearance = Appearance
appearance-system = System
appearance-light = Light
appearance-dark = Dark
appearance-contrast = More contrast
appearance-contrast-about = Stronger lines and darker text.
appearance-contrast-system = Your system asks for it already.

settings-reminders-about = Notifications carry no names and no topics.
settings-reminder-time = Usual time
settings-reminder-time-about = Reminders without a time of their own come then.

settings-capture = Capturing
settings-capture-about = A line that you write before you forget it.
capture-key = A key that works everywhere
capture-key-about = It opens the line while another window is in front, and while the vault is locked.
capture-key-change = Change the key
capture-key-press = Press the keys
capture-key-cancel = Esc keeps the key.
capture-key-stays = The key that you had still works.
capture-key-not-allowed = This desktop lets no program listen for a key of its own. Give this command a key in the settings of the desktop:
capture-key-copy = Copy
capture-key-copied = The command is copied.

settings-privacy = Over the shoulder
settings-privacy-about = Private text is always blurred while another window is in front. What you copy is marked as secret, and taken back after 90 seconds.
settings-hide-private = Hide private text
settings-hide-private-about = It is blurred until you click it.
settings-signing-idle = Signing screen
settings-signing-idle-about = After so long without a key or a pointer it shows how to hand the screen back.
settings-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}

settings-lock = Lock
settings-lock-about = Ctrl L locks at once. What you typed is saved first.
settings-lock-idle = Lock by itself
settings-lock-idle-about = After so long without a key or a pointer in this window.
settings-lock-never = Never
settings-lock-heard = It also locks with the screen and before the computer sleeps.
settings-lock-heard-screen = It also locks with the screen. This system does not tell when it goes to sleep.
settings-lock-heard-sleep = It also locks before the computer sleeps. This system does not tell when the screen is locked.
settings-lock-unheard = This system does not tell when the screen is locked, so only the idle time counts.

settings-protections = Protections
protections-lede = What guards the vault on this computer, as Kept finds it now.
protections-active = Active
protections-absent = Not here
protections-network = No network
protections-sockets = Network sockets are refused
protections-sockets-about = The kernel refuses them to Kept and to the web view, whatever their code says.
protections-sockets-absent = This system cannot refuse them by itself. Kept has no code that speaks to a network.
protections-landlock = TCP is refused twice
protections-landlock-about = Landlock { $version } refuses it as well.
protections-landlock-absent = There is no Landlock for networks here. The refusal above does not need it.
protections-memory = Memory
protections-wiped = Freed memory is overwritten
protections-wiped-about = What was read is gone from memory when it is no longer used.
protections-wiped-absent = What was read may stay in memory until something else is written there.
protections-swap = The database stays out of swap
protections-swap-about = { $kib } KiB are locked in memory and never written to a swap file.
protections-swap-absent = The system allowed no locked memory. An encrypted swap file is worth having.
protections-hidden = Other programs cannot read it
protections-hidden-about = The kernel refuses the memory of Kept to other programs of this account.
protections-hidden-absent = This system lets other programs of this account look into the memory of Kept.
protections-dumps = A crash leaves no copy
protections-dumps-about = No memory is written to a disk when a program breaks off.
protections-dumps-absent = This system may write memory to a disk when a program breaks off.
protections-rights = No rights can be gained
protections-rights-about = Nothing that Kept starts can become another user.
protections-rights-absent = This system has no such promise.
protections-disk = Disk
protections-view = The web view keeps nothing
protections-view-about = No cookies, no cache, no history.
protections-view-absent = Only a window that a test drives keeps a cache.
protections-lock = Locks by itself
protections-idle = Nobody is there
protections-idle-about = { $count ->
    [one] After { $count } minute without a key or a pointer.
   *[other] After { $count } minutes without a key or a pointer.
}
protections-idle-absent = Switched off in the settings.
protections-screen = The screen is locked
protections-screen-about = Told by { $services }.
protections-screen-absent = Nothing on this desktop tells it. The idle time counts.
protections-sleep = The computer sleeps or shuts down
protections-sleep-about = The system waits until the vault is closed.
protections-sleep-absent = This system does not tell.
protections-switch = Another session takes the screen
protections-switch-about = Told by the login manager.
protections-switch-absent = This system does not tell.
protections-close = The window is closed
protections-close-about = Kept ends with its window.
protections-close-absent = Kept ends with its window.
protections-limits = A program that runs as you while the vault is open can still look over your shoulder. Keep the system itself in good hands.

settings-passphrase = Passphrase
settings-passphrase-about = Older backups keep the passphrase they were made with.
passphrase-change = Change the passphrase
passphrase-change-about = The new one counts from now on. Backups and copies from before still open with the old one, and the recovery kit stays valid; to end that, give the vault a new key afterwards.
passphrase-changing = Changing
passphrase-changed = The passphrase is changed.
passphrase-current = Current passphrase
passphrase-current-wrong = That is not it.
passphrase-new = New passphrase

settings-kit-about = The printed sheet that opens the vault without the passphrase.
kit-is-saved = Put away
kit-not-saved = Not put away
kit-open = Show the kit
kit-opening = Opening
kit-passphrase-why = Type your passphrase to see the key.
kit-confirm = I have it
kit-put-away = The recovery kit counts as put away.

kit-rehearse = Check that it is there
kit-rehearsal-due = Time to look for it

new-key = Key of the vault
new-key-about = For the day when somebody may have seen the recovery kit, or an old passphrase.
new-key-open = Give the vault a new key
new-key-title = Give the vault a new key
new-key-lede = The passphrase opens a key, and the key opens the vault. This changes the key itself.
new-key-anew = Everything in the vault is written anew. That can take a few minutes; until the end the vault stays as it is, and you can cancel.
new-key-kit = The recovery kit that you have no longer opens the vault. You print a new one in the next step.
new-key-backups = Backups from before keep the old key. They open with the passphrase and the kit of their time; delete them if that worries you.
new-key-passphrase = The passphrase stays the same.
new-key-do = Change the key
new-key-busy = Changing
new-key-working = Changing the key
new-key-cancelled = It was cancelled. The vault has the key that it had before.
new-key-kit-title = Put the new recovery kit away
new-key-kit-lede = The vault has a new key. Print this sheet, put it where the old one was, and shred the old one.

keychain = Keychain
keychain-about = A way in without typing. The passphrase and the recovery kit open the vault as before.
keychain-switch = This computer’s keychain may open the vault
keychain-meaning = Whoever can use your account on this computer while you are logged in can then open the vault.
keychain-on-title = Let the keychain open the vault?
keychain-on-lede = Whoever can use your account on this computer while you are logged in can then open the vault without the passphrase. You can switch it off at any time.
keychain-on-do = Switch on
keychain-off-title = No longer let the keychain open the vault?
keychain-off-lede = From now on the vault asks for the passphrase each time.
keychain-off-do = Switch off
keychain-busy = Changing
keychain-is-on = The keychain of this computer opens the vault.
keychain-is-off = The keychain no longer opens the vault.

settings-sample = Sample team
settings-sample-about = Seven invented people, to look around. Your own people stay as they are.
sample-add = Add the sample team
sample-added = The sample team is there.

settings-templates = Templates of forms
settings-about = About Kept
about-version = Kept { $version }
about-made-with = Kept is made with the work of many others. Thank you.
about-name = Name
about-version-head = Version
about-licence = Licence
