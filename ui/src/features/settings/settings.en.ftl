settings-save = Save
settings-saved = Saved.
settings-papers = Papers
settings-papers-about = Your name stands on every paper that is printed or signed.
paper-size = Paper
paper-a4 = A4
paper-letter = Letter

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

settings-privacy = Over the shoulder
settings-privacy-about = Private text is always blurred while another window is in front.
settings-hide-private = Hide private text
settings-hide-private-about = It is blurred until you click it.
settings-signing-idle = Signing screen
settings-signing-idle-about = After so long without a key or a pointer it shows how to hand the screen back.
settings-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}

settings-passphrase = Passphrase
settings-passphrase-about = Older backups keep the passphrase they were made with.
passphrase-change = Change the passphrase
passphrase-change-about = The recovery kit stays valid.
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

settings-sample = Sample team
settings-sample-about = Seven invented people, to look around. Your own people stay as they are.
sample-add = Add the sample team
sample-added = The sample team is there.

settings-about = About Kept
about-version = Kept { $version }
about-made-with = Kept is made with the work of many others. Thank you.
about-name = Name
about-version-head = Version
about-licence = Licence
