clipboard-not-cut = { $message } Ctrl Z brings the text back.
