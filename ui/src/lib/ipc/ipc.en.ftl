error-conflict = This was changed in the meantime. Nothing is lost: look at the newer state and try again.
error-disk-full = The disk is full. Nothing was lost. Make room and try again.
error-internal = Something went wrong inside Kept. Your log is fine. Try again, or lock and unlock.
