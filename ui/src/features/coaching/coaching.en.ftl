coaching-form = Coaching form
coaching-keys = During a talk
coaching-with = { $template } with { $name }
coaching-not-chosen = Not chosen

coaching-occasion = When and where
coaching-occasion-change = Change
coaching-day = Day
coaching-time-from = Begins
coaching-time-placeholder = 14:00
coaching-minutes-label = Minutes
coaching-minutes-only = Write a number of minutes.
coaching-min = { $minutes } min
coaching-min-of = { $minutes } of { $planned } min
coaching-place = Place

coaching-time = { $planned ->
    [0] { $spent } minutes
   *[other] { $spent } of { $planned } minutes
}
coaching-over = { $minutes } min over
coaching-pause = Pause the clock
coaching-start = Start the clock

coaching-steps = { $count } steps
coaching-step-done = Done
coaching-beside = Beside the talk
coaching-beside-empty = What you agree on the way stands here.
coaching-park = Park a topic
coaching-park-keys = Enter keeps it for later.

coaching-not-saved = This is not saved yet.
coaching-hide-text = Hide text
coaching-show-text = Show text
coaching-veiled = The text is hidden. Ctrl H shows it again.
coaching-leave = Leave, keep draft
coaching-more = More actions
coaching-key-next = next step
coaching-key-hide = hide text
coaching-key-park = park a topic
coaching-key-leave = leave
coaching-key-lock = Lock
coaching-next = Next: { $step }
coaching-back = Back

coaching-conflict = This form was changed in another window or by an import. Your text is still here.
coaching-keep-mine = Keep what is here
coaching-take-newer = Take the newer one
coaching-unsaved-title = The last words are not saved
coaching-unsaved-text = They are only on this screen. If you leave now, they are gone.
coaching-leave-anyway = Leave without them
coaching-stay = Stay
coaching-discard = Discard this draft
coaching-discard-title = Discard this draft?
coaching-discard-text = It is deleted for good and cannot be brought back.
coaching-discard-keep = Keep the draft
coaching-discard-verb = Discard it
coaching-discarded-toast = The draft is gone

coaching-file-step = Read and file
coaching-file-title = Read it once more
coaching-file-help = This is what { $name } may see. Change anything by going back to its step.
coaching-left-out = No longer part of this form, because of what was chosen. Filing leaves these answers out:
coaching-missing = Before you file it, fill in:
coaching-will-be-late = { $days ->
    [one] The talk was yesterday. The record will say “recorded { $days } day later”.
   *[other] The record will say “recorded { $days } days later”.
}
coaching-still-to-come = The talk is planned for { $day }. File it when it has been held.
coaching-summary = Summary
coaching-summary-pages = Pages of the summary
coaching-summary-help = One page with what is official. What is only for you never goes on it.
coaching-file-means = Filing makes this read-only and keeps today’s date with it. Afterwards you can add to it, not change it. What was agreed becomes promises and tasks, and the follow-up a reminder.
coaching-file = File it
coaching-filing = Filing
coaching-filed = Filed, read-only
coaching-filed-toast = Filed. From now on you can add to it.
coaching-recorded-later = { $days ->
    [one] recorded { $days } day later
   *[other] recorded { $days } days later
}
coaching-follow-up = Follow-up { $date }

coaching-is-sealed = Sealed
coaching-sign = Sign together
coaching-sign-next = Next, { $name } can read it on this screen, answer and sign. Then you sign, and it is sealed. Or print it and sign on paper.
coaching-sign-witness = Next, { $name } can read it on this screen, answer and sign. Then the witness signs, then you, and it is sealed. Or print it and sign on paper.
coaching-sign-withdraw = Until it is sealed you can withdraw it. It stays filed either way.
coaching-signing = It is being signed. Nothing in it can change meanwhile.
coaching-signing-go-on = Go on signing
coaching-sealed = Sealed on { $date }
coaching-sealed-signed = { $name } and you have signed it.
coaching-sealed-signed-with-comment = { $name } and you have signed it, { $name } with a comment.
coaching-sealed-declined = { $name } declined to sign, with a reason.
coaching-sealed-means = The sealed paper stays as it is. You can still add to the form.
coaching-sealed-paper = The sealed paper

coaching-print = Print
coaching-printing = Printing
coaching-save-copy = Save as PDF
coaching-saving-copy = Saving
coaching-saved-copy = Saved as { $name }

coaching-new = Start a talk
coaching-new-who = With whom
coaching-new-who-missing = Choose with whom you talk.
coaching-new-template = Kind of talk
coaching-new-search = Search by what it is for
coaching-new-none = No template says that. Try another word.
coaching-new-manage = Templates
coaching-group-own = Your own
coaching-group-talks = Talks
coaching-group-feedback = Feedback and recognition
coaching-group-corrections = Corrections and plans
coaching-group-team = Team
coaching-group-records = Records
coaching-new-verb = Start
coaching-new-plain = Write it up
coaching-on-one-page = All on one page
coaching-by-steps = Step by step
coaching-to-the-text = Back to the text
coaching-new-starting = Starting
coaching-new-draft = There is a draft: { $title }, { $when }.
coaching-new-go-on = Go on with it

coaching-follows = What filing makes of it
coaching-follows-promises = { $count ->
    [one] One promise of yours
   *[other] { $count } promises of yours
}
coaching-follows-tasks = { $count ->
    [one] One task
   *[other] { $count } tasks
}
coaching-follows-reminder = A reminder on { $date }
coaching-followed = What came of it
coaching-followed-promise = You: { $text }
coaching-followed-open = open
coaching-promise-stated = stated
coaching-promise-kept = kept
coaching-promise-broken = not kept
coaching-promise-withdrawn = no longer needed
coaching-task-to-do = to do
coaching-task-doing = under way
coaching-task-blocked = blocked
coaching-task-handed-in = handed in
coaching-task-accepted = done
coaching-task-returned = given back
coaching-task-dropped = not needed any more

coaching-private-first = Is this place private? It was not ticked before you began.
coaching-private-look = Look at the preparation
coaching-surprise-clear = Nothing in this comes as a surprise
coaching-surprise-open = Some of this may come as a surprise
coaching-surprise-known = Known before
coaching-surprise-unknown = Not known before
coaching-surprise-look = Look
coaching-surprise-print = Say on the paper what was known before
coaching-like = How you handled others
coaching-like-help = Earlier corrections of the same kind. If this one differs, write why.

coaching-to-deliver = This is still to be given.
coaching-to-deliver-on = This is still to be given. You planned it for { $date }.
coaching-deliver-in-person = Given in person
coaching-deliver-call = Given in a call
coaching-deliver-written = Given in writing
coaching-delivered = Given on { $date }, { $way }.
coaching-delivered-toast = Noted as given
coaching-way-in-person = in person
coaching-way-call = in a call
coaching-way-written = in writing

coaching-leaving = What leaves with it
coaching-leaving-files = Attached files stay here: { $names }
coaching-leaving-stays = { $count ->
    [one] One thing stays with you, whatever is ticked.
   *[other] { $count } things stay with you, whatever is ticked.
}
coaching-copy-plain = Copy as text
coaching-copy-chat = Copy for a chat
coaching-copy-guarded = This is between two people. It can be printed and handed over, not copied.
coaching-copied = Copied

coaching-new-by-hand = Print it, to fill in by hand

coaching-liked = How { $name } likes recognition: { $how }
coaching-liked-unknown = How { $name } likes recognition is not written down yet. Ask, and keep it on the person’s page.

coaching-plan = The whole plan
coaching-plan-open = Open
coaching-plan-ended = Ended
coaching-plan-meeting = Meeting
coaching-plan-outcome = Outcome
coaching-plan-rating = { $goal }: { $rating }
coaching-plan-unrated = not rated
coaching-plan-until = It runs until { $date }.
coaching-plan-next = The next meeting is planned for { $date }.
