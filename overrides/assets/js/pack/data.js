/* What the page says of the workshop: the data that the macro `workshop_pack` put there. */

/**
 * @typedef { {
 *   id: string, title: string, least: number, most: number, droppedBelow: number, lead: string,
 *   how: string, sheet: string|null,
 * }} Block minutes
 * @typedef { {kind: string, per: "person"|"group"|"room", whom: string, name: string, printed: boolean}} Sheet
 * @typedef { {id: string, title: string, lead: string}} Subject a factor or a plan level
 * @typedef { {
 *   factor: string, text: string, help?: string, apart?: string, levels?: string[], roles?: string[],
 *   told?: string[],
 * }} Asked `told` is what else belongs to a question
 * @typedef { {
 *   store: string, title: string, state: string, aims: string[], blocks: Block[],
 *   agendas: {minutes: number, blocks: Record<string, number>}[],
 *   groups: {least: number, most: number}, sheets: Sheet[], factors: Subject[], levels: Subject[],
 *   roles: {id: string, title: string}[], questions: Asked[],
 *   reflection: {text: string, help: string}[],
 *   assessment: {steps: string[], statements: string[][]}, planColumns: string[],
 *   months: string[], dayPattern: string, words: Record<string, string>,
 * }} Pack `assessment` has what steps are called, «don't know» last, and for each statement its text
 *   and what each step but the last says
 */

/**
 * The data of the page, or null where there is no pack.
 * @returns {Pack|null}
 */
export function readPack() {
  const island = document.getElementById("pack-data");
  return island && JSON.parse(island.textContent || "null");
}
