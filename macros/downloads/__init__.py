"""Files that readers download: PDF, Word, Excel, calendar and open data, from the same guide as the
pages, in the same words.

`specs` describes each file and what renders it, `rendering` renders those that are not in the
`cache`, and `folder` writes them into a site with a list of what is there.
"""
