agenda-title = Agenda
agenda-keys = Agenda
agenda-key-add = Add a point of mine
agenda-theirs = { $name } wants to talk about
agenda-mine = I want to talk about
agenda-empty = Nothing yet.
agenda-add-theirs = Add a point of theirs
agenda-add-mine = Add a point of mine
agenda-edit = Change the words
agenda-grip = Drag to move, or Alt with the arrow keys
agenda-moved = Moved to place { $place } of { $count }.
agenda-carried = { $talks ->
    [one] since last talk
   *[other] since { $talks } talks
}
agenda-carried-why = It was on the agenda and was not reached.
agenda-discuss = Discussed: { $point }
agenda-discussed-already = It was discussed
agenda-park = Put at the end
agenda-drop = Drop it
agenda-give-theirs = It is my point
agenda-give-mine = It is their point
agenda-more = More for { $point }
agenda-settled = Settled in this talk
agenda-state-discussed = Discussed
agenda-state-dropped = Dropped
agenda-reopen = Open again
agenda-discussed-toast = Discussed.
agenda-dropped-toast = Dropped from the agenda.

questions = Questions
questions-open = What to ask
questions-theme = Theme
questions-all = Every theme
questions-theme-start = Beginning
questions-theme-work = Work
questions-theme-obstacles = Obstacles
questions-theme-growth = Growth
questions-theme-feedback-to-me = Feedback to me
questions-theme-team = Team
questions-theme-recognition = Recognition
questions-theme-wellbeing = Pace and strength
questions-theme-future = Future
questions-suggested = Next in turn
questions-rest = All questions
questions-never = not asked yet
questions-asked = asked { $when }
questions-ask = I asked this
questions-ask-one = I asked: { $question }
questions-asked-toast = Kept that you asked it.
questions-add = A question of my own
questions-add-hint = Enter keeps it under this theme.
questions-archive = Take out of the list: { $question }
questions-archived-toast = Taken out of the list.

prep-last = Last time
prep-nothing = There is no filed talk yet.
prep-records = Last notes
prep-expectations = Open expectations
prep-late = { $count ->
    [one] one task late
   *[other] { $count } tasks late
}
prep-overdue = Late
prep-overdue-task = { $task }, { $owner }
prep-owe = I owe
prep-agenda-theirs = { $name } wants to talk about
prep-agenda-mine = I want to talk about
prep-feedback = Not said yet
prep-mood = How it was
prep-mood-one = { $value } of { $max }
prep-energy-one = energy { $value } of { $max }
prep-questions = Three questions to ask
prep-print-open = Print
prep-print-title = Print the prep brief
prep-print-about = It is for you alone and says so. What is yours alone stays in Kept all the same: paper can be left on a table.
prep-part-last = Last time
prep-part-records = Last forms
prep-part-theirs = { $name } wants to talk about
prep-part-mine = I want to talk about
prep-part-owed = I owe
prep-part-overdue = Late
prep-part-expectations = Open expectations
prep-part-feedback = Not said yet
prep-part-mood = How it was
prep-part-questions = Questions to ask
prep-stays-notes = { $count ->
    [one] One note stays.
   *[other] { $count } notes stay.
}
prep-stays-others = { $count ->
    [one] One answer of a form stays.
   *[other] { $count } answers of forms stay.
}
prep-pages = The brief for { $name }
prep-print = Print
prep-printing = Printing
prep-save = Save as PDF
prep-saving = Saving
prep-saved = Saved as { $name }

mood-title = Mood and energy
mood-mood = Mood
mood-energy = Energy that I saw
mood-energy-short = Energy
mood-none = Mood and energy of filed one-to-ones stand here.
mood-chart = Mood and energy in { $talks } talks, from { $from } to { $to }
mood-point = { $date }: { $value } of { $max }
mood-now = { $value } of { $max } on { $date }
mood-up = { $value } of { $max } on { $date }, up from { $before }
mood-down = { $value } of { $max } on { $date }, down from { $before }
mood-same = { $value } of { $max } on { $date }, as before
mood-table = As a table
mood-date = Day
mood-reason = What was said

talk-starting = Opening
talk-start = Start talk
talk-continue = Continue talk
