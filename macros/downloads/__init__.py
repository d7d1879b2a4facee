"""What people take with them: PDF, Word, Excel, calendar and open data, from the same guide as the
pages, in the same words.

A take-away is a file name, a title and a renderer (`catalogue`); the press makes what is not made
already (`press`), and the shelf is the folder they lie in, with a list of what is there (`shelf`).
"""
