"""A rule pack about nuclear wording; the data lies in packs/."""
