people-title = People
people-shown = Who is shown
people-present = In the team
people-archived = Archived
people-last-talk = Talked { $when }
people-no-talk = No talk yet
people-open = { $count ->
    [0] Nothing open
    [one] { $count } open expectation
   *[other] { $count } open expectations
}
people-late = Something late
people-none = Nobody here yet
people-none-why = A name and a role are enough to begin.
people-none-archived = Nobody is archived
people-none-archived-why = When somebody leaves the team, their record moves here and stays readable.

person-relation-report = Reports to you
person-relation-dotted-line = Dotted line
person-relation-peer = Peer
person-relation-mentor = Mentor

person-one = A person
person-keys = A person's page
person-add = Add a person
person-add-verb = Add
person-adding = Adding
person-edit = Edit
person-edit-title = About this person
person-save = Save
person-saving = Saving
person-name = Name
person-name-missing = Write a name. What you call them is enough.
person-role = Role
person-role-hint = As it should stand on paper
person-role-missing = Write what they do, for example “Field service engineer”.
person-relation = How you work together
person-since = In this role since
person-more-fields = More about them
person-preferred-name = Called
person-pronouns = Pronouns
person-email = E-mail
person-best-reached = How and when they are best reached
person-recognition = How they like recognition
person-strengths = Strengths
person-working-with = How to work with them

person-role-since = { $role } since { $since }
person-called = Called { $name }
person-new-expectation = New expectation
person-start-talk = Start a coaching talk
person-remind = Remind me
person-archive = Archive
person-bring-back = Bring back
person-archived = Archived. The record stays and can only be read.
person-archived-toast = Archived
person-brought-back-toast = Back in the team
person-more-actions = More actions

person-fact-bestReached = Best reached
person-fact-recognition = Likes recognition
person-fact-strengths = Strengths
person-fact-none = Not written yet
person-fact-edit = Edit: { $fact }
person-fact-keys = Enter keeps it, Esc leaves it as it was.

person-record = Record
person-now = Now
person-timeline = Timeline
person-timeline-show = Show
person-timeline-everything = Everything
person-timeline-notes = Notes
person-note = Write a note about { $name }
person-note-placeholder = What happened?
person-timeline-talks = Talks
person-timeline-expectations = Expectations
person-timeline-documents = Documents
person-timeline-show-everything = Show everything
person-timeline-none = Nothing written yet
person-timeline-none-why = Start with how { $name } likes to be reached, or with a first talk.
person-timeline-none-of-kind = Nothing of this kind yet
person-timeline-files = { $count ->
    [one] { $count } file attached
   *[other] { $count } files attached
}
person-timeline-recorded-later = { $days ->
    [one] recorded { $days } day later
   *[other] recorded { $days } days later
}
person-timeline-kind-form = Form
person-timeline-kind-addendum = Addendum
person-timeline-kind-expectation = Expectation
person-timeline-kind-document = Document
person-timeline-kind-note = Note

person-state-draft = Draft
person-state-filed = Filed
person-state-signing = Being signed
person-state-agreed = Agreed
person-state-declined = Declined
person-state-met = Met
person-state-not-met = Not met
person-state-dropped = Dropped
person-state-with-member = Being signed
person-state-handed-back = Waiting for you
person-state-sealed = Sealed
person-state-signed-with-comment = Signed, with a comment
person-state-withdrawn = Withdrawn

person-open-expectations = Open expectations
person-no-expectations = Nothing open.
person-tasks-done = Tasks done
person-done-of = { $done } of { $all }
person-by = , by { $date }
person-standing-on-track = On track
person-standing-late = Late
person-standing-blocked = Blocked
person-task-done = Done
person-task-done-toast = Done
person-task-result-title = What came of it?
person-task-result = Result
person-task-result-hint = One sentence is enough: what is there now that was not there before.
person-task-result-missing = Write what came of it. This task asks for a result.

person-agreed = Agreed with { $name } in talks
person-agreed-talk = Talk
person-feedback = Feedback still to give
person-plan = Improvement plan
person-plan-go-on = Go on with this plan
person-plan-meeting = Hold a meeting
person-plan-amend = Amend or extend it
person-plan-end = Close it with an outcome
person-plan-until = until { $date }
person-plan-changed = { $times ->
    [one] changed once
   *[other] changed { $times } times
}
person-plan-next = next meeting { $date }
person-plan-held = Meeting of { $date }
person-plan-unrated = not rated

person-promises = My promises to { $name }
person-no-promises = Nothing owed.
person-promise-kept-one = Kept: { $promise }
person-promise-settle = More about: { $promise }
person-promise-break = Not kept
person-promise-withdraw = No longer needed
person-promise-kept-toast = Kept
person-promise-broken-toast = Noted as not kept
person-promise-withdrawn-toast = Withdrawn

person-drafts = Drafts
person-documents = Documents
person-document-sealed = Version { $version }, sealed { $date }
person-document-unsealed = Version { $version }, { $state }

talk-next = Next talk
talk-when = { $day }, { $time }
talk-last = Last talk { $when }
talk-overdue = { $days ->
    [one] One day since the last talk, longer than agreed
   *[other] { $days } days since the last talk, longer than agreed
}
talk-brief = Open brief
talk-brief-for = Before you talk with { $name }
cadence-set = Agree on a rhythm
cadence-title = How often do you talk with { $name }?
cadence-about = Kept reminds you of each talk, and says when one is late.
cadence-first = First talk
cadence-time = At
cadence-rhythm = Rhythm
cadence-template = Written in
cadence-save = Save
cadence-saved-toast = Saved, and the reminders with it.
cadence-weekly = Every week on { $weekday }
cadence-weeks = Every { $weeks } weeks on { $weekday }
cadence-monthly = { $nth ->
    [1] Monthly on the first { $weekday }
    [2] Monthly on the second { $weekday }
    [3] Monthly on the third { $weekday }
   *[other] Monthly on the fourth { $weekday }
}
cadence-last = Monthly on the last { $weekday }
cadence-as-needed = As needed
