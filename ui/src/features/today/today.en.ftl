today-late-lede = { $late ->
    [1] One thing is late.
    [2] Two things are late.
    [3] Three things are late.
    [4] Four things are late.
    [5] Five things are late.
    [6] Six things are late.
    [7] Seven things are late.
    [8] Eight things are late.
    [9] Nine things are late.
   *[other] { $late } things are late.
}
today-due-lede = { $waiting ->
    [1] One thing is due today.
    [2] Two things are due today.
    [3] Three things are due today.
    [4] Four things are due today.
    [5] Five things are due today.
    [6] Six things are due today.
    [7] Seven things are due today.
    [8] Eight things are due today.
    [9] Nine things are due today.
   *[other] { $waiting } things are due today.
}
today-nothing-else-lede = Nothing else is due today.
today-talks = Conversations
today-talks-lede = { $talks ->
    [1] One talk today.
    [2] Two talks today.
    [3] Three talks today.
   *[other] { $talks } talks today.
}
today-talk-last = last time { $when }
today-talk-minutes = { $minutes } min
today-talk-brief = Brief
today-late = Late
today-due = Due today
today-any-time = any time
today-owes = <b>{ $name }</b> owes: { $what }
today-promised = <b>I promised { $name }</b>: { $what }
today-done = Done
today-kept = Kept
today-mark-done = Done: { $what }
today-task-done = Task done.
today-promise-kept = Promise kept.
today-reminder-done = Reminder done.
today-snoozed = It comes again later.

glance = At a glance
glance-quiet = Not talked to lately
glance-quiet-days = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}
glance-quiet-agreed = { $days ->
    [one] { $days } day ago, agreed { $cadence }
   *[other] { $days } days ago, agreed { $cadence }
}
glance-quiet-never = No talk yet
glance-talk = Start a talk
glance-owe = Promises I owe
glance-drafts = Drafts
glance-draft = { $what }, { $name }
glance-signing = Being signed
glance-with-member = Handed over
glance-handed-back = Waiting for you
glance-next = Coming up
glance-next-with = { $what }, { $name }

calm-title = Nothing is waiting for you.
calm-lede = No task is late, and no promise is owed today. If something comes to mind, write it down while it is fresh.
calm-owed-title = { $owed ->
    [one] A promise, and nothing else.
   *[other] Promises, and nothing else.
}
calm-owed-lede = No task is late, and none is due today. What you promised for today stands under “Promises I owe”.
calm-talk = Start a talk
calm-next = Next

first-day-title = The first page is empty.
first-day-lede = Add the first person you work with. A name and a role are enough; the rest comes as you talk.
first-day-person = Add a person
first-day-sample = Look around with a sample team

notice-kit = The recovery kit is not put away yet. Without it nobody can open the vault if you forget the passphrase.
notice-kit-do = Put it away
notice-rehearsal = Is your recovery kit still where you put it?
notice-rehearsal-do = Check now
notice-later = Later
notice-sample = You are looking at a sample team of invented people.
notice-sample-remove = Remove the sample team
notice-sample-removed = The sample team is gone.

place-synced = The vault lies in a folder that another program copies to other computers while Kept is writing. Copies that are taken halfway can damage it.
place-network = The vault lies on another computer. If the connection breaks while Kept is writing, a part of it can be damaged.
place-how = How to move it
place-keep = Keep it here
place-synced-why = Nobody can read the vault there. But a program that copies it while it is being written can bring back half of a change.
place-network-why = Nobody can read the vault there. But a connection that breaks while it is being written can leave half of a change.
place-step-lock = Lock Kept, and close it.
place-step-move = Move the whole folder “{ $name }.kept” to a folder on this computer that nothing copies, for example a new one in your home folder.
place-step-open = Start Kept, choose “Another vault”, and show it the folder.
place-step-backups = Let Kept copy its backups to the old folder instead: a finished backup never changes, so nothing can go wrong with it.
place-to-backups = Choose a place for backups

today-to-sort = To sort
today-whose = Whose is it?
today-sorted = Kept it with { $name }.
today-capture-discard = Throw this line away
today-capture-gone = The line is thrown away.
today-unreadable = { $count ->
    [one] One line that was captured while the vault was locked cannot be read. It stays where it is.
   *[other] { $count } lines that were captured while the vault was locked cannot be read. They stay where they are.
}
today-sort-lede = { $sorting ->
    [one] One line waits to be sorted.
   *[other] { $sorting } lines wait to be sorted.
}
