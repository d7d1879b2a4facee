{{ config.extra.scripts["timetable"] }}{#- assets/js/timetable.js and what it imports, joined by macros/pages/scripts.py -#}
