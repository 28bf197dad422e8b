capture-title = Write a line
capture-placeholder = @Imran asked to lead the bench check #growth
note-one = Note
note-about = { $kind } about { $name }
note-edited = Edited { $when }
note-recorded = Written down { $when }
note-recorded-later = { $days ->
    [one] Written down { $days } day later
   *[other] Written down { $days } days later
}
note-edit = Edit
note-delete = Delete
note-deleted = The note is deleted.
note-save = Save
note-saving = Saving
note-cancel = Cancel
note-kind = Kind
note-tone = Tone
note-tone-none = None
note-day = Day
note-text = What happened
note-tags = Tags
note-tags-hint = Words with spaces between them.
note-links = Speaks of
note-no-links = Name others with @ in the text, or link an expectation or a talk.
note-link = Link to
note-link-choose = Choose a record
note-unlink = Remove the link to { $title }
