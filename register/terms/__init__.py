"""The coded values of the subject, one file a subject: lists of codes with their words."""
