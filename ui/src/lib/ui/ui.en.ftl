loading = Loading
close = Close
cancel = Cancel
undo = Undo
try-again = Try again
show-more = Show more
saved = Saved
not-saved = Not saved

circle-mine = Mine
circle-mine-meaning = Mine: stays in the vault, never printed, exported or handed over
circle-shareable = Shareable
circle-shareable-meaning = Shareable: may be shown or copied when you choose
circle-official = Official
circle-official-meaning = Official: goes on paper, is signed and sealed

passphrase-show = Show the passphrase
passphrase-hide = Hide the passphrase
passphrase-caps = Caps Lock is on.

private-show = Show
private-hide = Hide

task-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}

date-choose = Open the calendar
date-clear = No date
date-previous-month = Previous month
date-next-month = Next month

time-not-understood = Write a time such as 9:30.
