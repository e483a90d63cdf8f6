"""Reading: files become documents whose every character knows its source."""
