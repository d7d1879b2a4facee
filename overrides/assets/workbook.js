{#- The workbook's scripts in one file, loaded on its page only. From data to what is seen. -#}
(function () {
"use strict";
{%- for part in ("data", "text", "store", "history", "result", "spread", "files", "groups", "plan", "export", "element", "ask", "files-out", "file-field", "fields", "picture", "view-desk", "view-checklists", "view-result", "view-spread", "view-groups", "view-plan", "start") %}
{% include "assets/js/workbook/" ~ part ~ ".js" %}
{%- endfor %}
const data = readData();
if (data) startWorkbook(data);
})();
