rail-main = Main
rail-team = Team
my-team = My team
all-people = All people
something-late = Something is late
place-today = Today
place-people = People
place-log = Log
place-expectations = Expectations
place-documents = Documents
place-reminders = Reminders
place-settings = Settings
lock = Lock
skip-to-content = Skip to the page

search-open = Search or do something
reminders-due = { $count ->
    [0] Reminders
    [one] Reminders, { $count } due
   *[other] Reminders, { $count } due
}
new = New
new-person = Person
new-expectation = Expectation
new-talk = Coaching talk
new-reminder = Reminder
new-note = Note

keys-title = All keys
keys-everywhere = Everywhere
keys-palette = Search or do something
keys-new = New
keys-capture = Capture a line
keys-go-today = Go to Today
keys-go-people = Go to People
keys-go-log = Go to Log
keys-go-expectations = Go to Expectations
keys-go-documents = Go to Documents
keys-hide = Hide private text, or show it
keys-lock = Lock
keys-rail = Show or hide the rail
keys-undo = Undo
keys-pane = Next part of the window
keys-sheet = All keys

page-failed = This page could not be shown. Your log is fine.
nothing-to-undo = There is nothing to undo.
back = Back
crumbs = Where you are
