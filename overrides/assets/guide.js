{#- All our scripts in one file, in the order they run. The theme's own comes after. -#}
{% include "assets/js/search-start.js" %}
{% include "assets/js/search-field.js" %}
{% include "assets/js/search-none.js" %}
{% include "assets/js/search-marks.js" %}
{% include "assets/js/links-from-disk.js" %}
{% include "assets/js/shortcuts.js" %}
{% include "assets/js/menu.js" %}
{% include "assets/js/headings.js" %}
{% include "assets/js/printing.js" %}
{% include "assets/js/time.js" %}
