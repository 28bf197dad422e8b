expectations = Expectations
expectations-everybody = Everybody
expectations-of = Whose expectations
expectations-new = New expectation
expectations-new-about = A draft is only yours until you hand it over for signing.
expectations-for = For
expectations-choose = Choose somebody
expectations-choose-first = Choose whom it is for.
expectations-title-hint = A few words that both of you will recognise.
expectations-create = Start writing
expectations-creating = Starting
expectations-group-draft = Drafts
expectations-group-signing = Being signed
expectations-group-agreed = Agreed
expectations-group-met = Met
expectations-group-not-met = Not met
expectations-group-declined = Declined
expectations-group-dropped = Dropped
expectations-show-closed = Show what has ended
expectations-none-closed = Nothing has ended yet.
expectations-none = No open expectations
expectations-none-why = Say what you expect, what you give for it, and sign it together.
expectations-none-do = Write the first one
expectations-nobody = Nobody to agree with yet
expectations-nobody-why = An expectation belongs to a person. Add somebody first.
expectations-nobody-do = Add a person
expectations-blocked = { $count } blocked
expectations-late = { $count } late
expectations-no-tasks = No tasks yet

expectation-keys = Writing an expectation
expectation-form = Expectation
expectation-untitled = Expectation without a title
expectation-version = Version { $version }
expectation-by = by { $date }
expectation-no-date = no date
expectation-progress = { $done } of { $count } tasks
expectation-tasks = Tasks
expectation-promises = My promises

expectation-state-draft = Draft
expectation-draft-of = { $version ->
    [1] Draft
   *[other] Draft of version { $version }
}
expectation-state-signing = With { $name }
expectation-state-agreed = Agreed
expectation-state-declined = Declined
expectation-state-met = Met
expectation-state-not-met = Not met
expectation-state-dropped = Dropped

expectation-step-specific = Specific
expectation-step-measurable = Measurable
expectation-step-achievable = Achievable
expectation-step-relevant = Relevant
expectation-step-time = Time-bound
expectation-step-consequences = What follows
expectation-step-words = Their words

expectation-field-title = Title
expectation-field-what = What will be done
expectation-field-why = Why it matters
expectation-field-measure-text = How it is measured
expectation-field-measure-baseline = Was
expectation-field-measure-target = Target
expectation-field-measure-unit = Unit
expectation-field-achievable = What makes it possible
expectation-field-relevant = Where it fits
expectation-field-startsOn = From
expectation-field-deadline = By
expectation-field-reviews = Reviews
expectation-field-reward-what = If it is met
expectation-field-reward-when = When it is given
expectation-field-reward-decidedBy = Who decides
expectation-field-consequence-what = If it is not met
expectation-field-consequence-from = From when
expectation-field-consequence-firstStep = The first step
expectation-field-exceptions = What does not count
expectation-field-promises = What I provide
expectation-field-tasks = First tasks
expectation-field-ownWords = In { $name }’s words
expectation-field-confidence = How sure { $name } is
expectation-field-worry = My worry

expectation-word-what = Specific
expectation-word-achievable = Achievable, one line each
expectation-word-relevant = Relevant
expectation-word-reviews = Time-bound
expectation-word-promises = goes to my promises
expectation-word-tasks = one owner each

expectation-confidence-none = Not asked yet
expectation-confidence-1 = 1, not sure at all
expectation-confidence-2 = 2
expectation-confidence-3 = 3, half and half
expectation-confidence-4 = 4
expectation-confidence-5 = 5, very sure

expectation-line-grip = Drag, or Alt with the arrows
expectation-line-moved = Moved to { $place } of { $count }
expectation-due = By
expectation-owner-me = Me
expectation-tasks-line = Task { $place }
expectation-tasks-details = Owner and date of task { $place }:
expectation-tasks-remove = Remove task { $place }
expectation-tasks-removed = Task removed.
expectation-tasks-add = Break it down further
expectation-task-owner = Who does it
expectation-task-helpers = With
expectation-task-helpers-hint = Names of those who help, as they stand on the paper.
expectation-task-result = Needs a result in words before it is closed
expectation-promises-line = Promise { $place }
expectation-promises-details = Date of promise { $place }:
expectation-promises-remove = Remove promise { $place }
expectation-promises-removed = Promise removed.
expectation-promises-add = Add a promise
expectation-promise-words = In words
expectation-promise-words-hint = Instead of a date or before it: “throughout”, “from”.
expectation-review-add = Add a review date
expectation-review-add-it = Add it
expectation-review-date = Review on
expectation-review-remove = Remove the review on { $date }
expectation-review-removed = Review date removed.

expectation-paper = On paper
expectation-paper-page = page { $page } of { $pages }
expectation-paper-previous = Previous page
expectation-paper-next = Next page
expectation-paper-full = Paper in full size
expectation-paper-beside = Paper beside the form
expectation-paper-preview = Preview on paper
expectation-on-paper = { $count ->
    [one] { $count } field goes on this paper.
   *[other] { $count } fields go on this paper.
}
expectation-stays = { $count ->
    [one] { $count } stays with you.
   *[other] { $count } stay with you.
}
expectation-size-a4 = A4
expectation-size-letter = Letter
expectation-view = What is shown
expectation-view-form = Text

expectation-failed = What you typed is still here.
expectation-conflict = This draft was changed elsewhere. What you typed is still here.
expectation-conflict-mine = Keep what is here
expectation-conflict-theirs = Show the newer text
expectation-more = More actions
expectation-draft-print = Print the draft
expectation-draft-save = Save the draft as PDF
expectation-draft-saved = Saved as { $name }.
expectation-discard = Throw this draft away
expectation-discarded = Draft thrown away.

expectation-prepare = Prepare for signing
expectation-preparing = Preparing
expectation-missing = { $count ->
    [one] One thing is missing before signing
   *[other] { $count } things are missing before signing
}
expectation-hand-over-withdraw = Until it is sealed you can withdraw it, and it is a draft again.

expectation-open-document = Open the document
expectation-is-signing = This paper is being signed with { $name }. The text is frozen.
expectation-go-on-signing = Go on signing
expectation-is-declined = { $name } declined to sign. The reason stands in the document.
expectation-agreed-text = What was agreed
expectation-agreed-was = Was { $value }
expectation-agreed-target = Target { $value }

expectation-task-to-do = To do
expectation-task-doing = Doing
expectation-task-blocked = Blocked
expectation-task-handed-in = Handed in
expectation-task-accepted = Accepted
expectation-task-returned = Returned
expectation-task-dropped = Dropped
expectation-task-more = More about “{ $task }”
expectation-task-with = { $name }, with { $helpers }
expectation-task-since = Since { $date }:
expectation-task-moved = Task: { $state }
expectation-step-to-to-do = Back to “to do”
expectation-step-to-doing = Start
expectation-step-to-blocked = Mark as blocked
expectation-step-to-handed-in = Hand in
expectation-step-to-accepted = Accept
expectation-step-to-returned = Return
expectation-step-to-dropped = Drop
expectation-step-words-blocked = What blocks it, and who can remove that?
expectation-step-words-returned = What is still missing?
expectation-step-words-dropped = Why is it not needed any more?
expectation-step-words-handed-in = What came out?
expectation-step-words-accepted = What came out?

expectation-promise-stated = Stated
expectation-promise-open = Owed
expectation-promise-kept = Kept
expectation-promise-broken = Broken
expectation-promise-withdrawn = Withdrawn
expectation-promise-keep = Kept
expectation-promise-break = Broken
expectation-promise-reopen = Open again
expectation-promise-settled = Promise: { $state }

expectation-close = Close it
expectation-close-title = How did it end?
expectation-close-about = A closed expectation stays in the log and cannot be opened again.
expectation-close-do = Close it
expectation-closing = Closing
expectation-outcome-met = Met
expectation-outcome-met-about = { $name } did what was agreed. The reward is due.
expectation-outcome-not-met = Not met
expectation-outcome-not-met-about = What was agreed for that case follows.
expectation-outcome-dropped = Dropped
expectation-outcome-dropped-about = It is not needed any more. Nothing follows from it.
