/* A file leaves the page: the browser saves it. */

import { el } from "./element.js";

/**
 * Let the browser save a file.
 * @param {string} name
 * @param {Blob} file
 */
export function saveBlob(name, file) {
  const address = URL.createObjectURL(file);
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
