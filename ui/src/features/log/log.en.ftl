log = Log
log-count = { $count ->
    [one] { $count } entry since { $since }
   *[other] { $count } entries since { $since }
}
log-show = Show
log-show-all = All
log-show-talks = Talks
log-show-recognition = Recognition
log-show-feedback = Feedback
log-show-corrections = Corrections
log-show-open-door = Open door
log-show-notes = Notes
log-show-forms = Forms
log-key-filter = Choose what is shown
log-kind-coaching = Coaching
log-kind-one-to-one = One-to-one
log-kind-feedback = Feedback
log-kind-recognition = Recognition
log-kind-correction = Correction
log-kind-plan = Improvement plan
log-kind-other-talk = Talk
log-kind-written = Form
log-kind-open-door = Open door
log-draft = { $kind }, draft
log-recorded-later = { $days ->
    [one] recorded { $days } day later
   *[other] recorded { $days } days later
}
log-private = Private text hidden
log-files = { $count ->
    [one] { $count } file attached
   *[other] { $count } files attached
}
log-none = Nothing written yet
log-none-why = Talks, feedback, thanks and notes about everybody come together here.
log-none-of-kind = Nothing of this kind yet
log-write-note = Write a line
log-start-talk = Start a talk
log-start-recognition = Thank somebody
log-start-feedback = Write feedback
log-start-corrections = Prepare a correction
log-start-forms = Fill in a form
log-entry = Entry
log-close = Close
log-open = Open its page
log-edit = Edit
log-sealed = Sealed
log-is-draft = Draft
log-go-on = Go on writing
log-add = Add to it
log-to-post = To post, as { $name } likes it
log-to-post-way = To post, as { $name } likes it: { $way }
log-copy = Copy the text
log-copy-chat = Copy for a chat
log-copied = Copied. The clipboard is emptied after a while.
