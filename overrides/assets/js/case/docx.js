/* A case as a document of Word (ECMA-376): Word's own styles by their names, the guide's look, and the
   language of the guide. */

import { widthsOf } from "./columns.js";
import { BRACKETS } from "./text.js";
import { zipOf } from "./zip.js";
/** @import { Block } from "./text.js" */

/** @typedef { {title: string, author: string, locale: string, moment: Date}} About */

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const DOCX = `${WORD}.document`;
// The guide's colours as its other documents have them (assets/css/tokens.css).
const INK = "1B2A2D";
const PRIMARY = "0B4F5C";
const SOFT = "4A5A5E";
const TO_FILL = "FBEEE2";
const HEAD = "E4EFF0";
const LINE = "748484";
const MARGIN = 1275; // twentieths of a point, as all lengths
const WIDTH = 11906 - 2 * MARGIN; // of the text on A4
const BULLETS = 1; // the number of the list of bullets; those with numbers come after
/** @type {Record<string, string>} */
const STYLES = {
  title: "Heading1", heading: "Heading2", paragraph: "Normal", bullet: "ListBullet", number: "ListNumber",
  note: "Small",
};

/** Text in XML, without the characters that it can't hold. @param {string} text */
const safe = (text) => text
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "")
  .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/**
 * An element with attributes and what is inside it.
 * @param {string} name
 * @param {Record<string, string|number>} [attributes]
 * @param {...string} inside
 */
function xml(name, attributes = {}, ...inside) {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${safe(String(value))}"`).join("");
  return inside.length ? `<${name}${said}>${inside.join("")}</${name}>` : `<${name}${said}/>`;
}

/**
 * An element of Word's, with Word's attributes.
 * @param {string} name
 * @param {Record<string, string|number>} [attributes]
 * @param {...string} inside
 */
function w(name, attributes = {}, ...inside) {
  const named = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`w:${key}`, value]));
  return xml(`w:${name}`, named, ...inside);
}

/** Word's attribute for most things. @param {string} name @param {string|number} val */
const set = (name, val) => w(name, { val });

/** @param {string} fill a colour */
const ground = (fill) => w("shd", { val: "clear", color: "auto", fill });

/**
 * Runs of a text: what is to be filled in has a ground of its own; a hyphen between digits («§ 11-13»)
 * is one that Word keeps on its line.
 * @param {string} text
 */
function runs(text) {
  const said = (/** @type {string} */ part) => xml("w:t", { "xml:space": "preserve" }, safe(part));
  return text.split(new RegExp(`(${BRACKETS.source})`)).filter(Boolean).map((piece) => {
    const isOpen = piece.startsWith("[") && piece.endsWith("]");
    const lines = piece.split("\n").map((line) => line.split(/(?<=\d)-(?=\d)/).map(said).join(w("noBreakHyphen")));
    return w("r", {}, ...(isOpen ? [w("rPr", {}, ground(TO_FILL))] : []), lines.join(w("br")));
  }).join("");
}

/** @param {string} style @param {string} text @param {...string} properties */
const paragraph = (style, text, ...properties) =>
  w("p", {}, w("pPr", {}, set("pStyle", style), ...properties), runs(text));

/** @param {string[]} columns @param {string[][]} rows @param {string} name */
function grid(columns, rows, name) {
  const widths = widthsOf([columns, ...rows], WIDTH);
  const cell = (/** @type {number} */ place, /** @type {string} */ inside, /** @type {string[]} */ ...more) =>
    w("tc", {}, w("tcPr", {}, w("tcW", { w: widths[place], type: "dxa" }), ...more), inside);
  const head = columns.map((text, place) => cell(place, paragraph("TableHead", text, w("keepNext")), ground(HEAD)));
  const body = rows.map((row) =>
    w("tr", {}, w("trPr", {}, w("cantSplit")), ...row.map((text, place) => cell(place, paragraph("Normal", text)))));
  const properties = w(
    "tblPr",
    {},
    set("tblStyle", "TableGrid"),
    w("tblW", { w: widths.reduce((total, each) => total + each), type: "dxa" }),
    w("tblLayout", { type: "fixed" }),
    w("tblLook", { val: "0620", firstRow: 1, noHBand: 1, noVBand: 1 }),
    set("tblCaption", name),
  );
  return w(
    "tbl",
    {},
    properties,
    w("tblGrid", {}, ...widths.map((width) => w("gridCol", { w: width }))),
    w("tr", {}, w("trPr", {}, w("cantSplit"), w("tblHeader")), ...head),
    ...body,
  ) + paragraph("Small", "");
}

/**
 * What stands in the document, and how many lists it has, that of bullets among them.
 * @param {Block[]} blocks
 */
function content(blocks) {
  let lists = BULLETS;
  const parts = blocks.map((block, place) => {
    if (block.kind === "table") return grid(block.columns, block.rows, block.name);
    if (block.kind !== "number") return paragraph(STYLES[block.kind], block.text);
    if (blocks[place - 1]?.kind !== "number") lists += 1;
    return paragraph(STYLES.number, block.text, w("numPr", {}, set("ilvl", 0), set("numId", lists)));
  });
  const size = w("pgSz", { w: 11906, h: 16838 });
  const margins = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 709, footer: 709, gutter: 0 };
  return { parts: [...parts, w("sectPr", {}, size, w("pgMar", margins))], lists };
}

/** @param {number} size in half points @param {string} colour @param {boolean} bold */
const letters = (size, colour, bold) =>
  w("rPr", {}, ...(bold ? [w("b")] : []), set("color", colour), set("sz", size), set("szCs", size));

/** @param {string} id @param {string} name @param {...string} inside */
function paragraphStyle(id, name, ...inside) {
  const base = id === "Normal" ? [] : [set("basedOn", "Normal")];
  /** @type {Record<string, string|number>} */
  const about = { type: "paragraph", styleId: id };
  if (id === "Normal") about.default = 1;
  else if (["TableHead", "Small"].includes(id)) about.customStyle = 1;
  return w("style", about, set("name", name), ...base, w("qFormat"), ...inside);
}

/** @param {number} level @param {number} before @param {number} after */
const heading = (level, before, after) =>
  w("pPr", {}, w("keepNext"), w("keepLines"), w("spacing", { before, after }), set("outlineLvl", level));

/** @param {string} locale */
function styles(locale) {
  const letter = w("rFonts", { ascii: "Calibri", eastAsia: "Calibri", hAnsi: "Calibri", cs: "Calibri" });
  const language = w("lang", { val: locale, eastAsia: locale });
  const edge = (/** @type {string} */ name) => w(name, { val: "single", sz: 4, space: 0, color: LINE });
  const room = (/** @type {string} */ name, /** @type {number} */ size) => w(name, { w: size, type: "dxa" });
  const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge);
  const cells = w("tblCellMar", {}, room("top", 40), room("left", 100), room("bottom", 40), room("right", 100));
  const inList = w("pPr", {}, w("numPr", {}, set("numId", BULLETS)), w("contextualSpacing"));
  return w(
    "docDefaults",
    {},
    w("rPrDefault", {}, w("rPr", {}, letter, set("sz", 22), set("szCs", 22), language)),
    w("pPrDefault", {}, w("pPr", {}, w("spacing", { after: 100, line: 264, lineRule: "auto" }))),
  ) + [
    paragraphStyle("Normal", "Normal", letters(22, INK, false)),
    paragraphStyle("Heading1", "heading 1", heading(0, 0, 160), letters(40, PRIMARY, true)),
    paragraphStyle("Heading2", "heading 2", heading(1, 240, 80), letters(28, PRIMARY, true)),
    paragraphStyle("ListBullet", "List Bullet", inList),
    paragraphStyle("ListNumber", "List Number", w("pPr", {}, w("contextualSpacing"))),
    paragraphStyle("TableHead", "Table head", letters(20, PRIMARY, true)),
    paragraphStyle("Small", "Small", letters(17, SOFT, false)),
    w("style", { type: "table", default: 1, styleId: "TableNormal" }, set("name", "Normal Table"), w("tblPr", {}, cells)),
    w(
      "style",
      { type: "table", styleId: "TableGrid" },
      set("name", "Table Grid"),
      set("basedOn", "TableNormal"),
      w("tblPr", {}, w("tblBorders", {}, ...edges)),
    ),
  ].join("");
}

/** @param {number} lists */
function numbering(lists) {
  const kind = (/** @type {number} */ id, /** @type {string} */ format, /** @type {string} */ text) => w(
    "abstractNum",
    { abstractNumId: id },
    set("multiLevelType", "singleLevel"),
    w(
      "lvl",
      { ilvl: 0 },
      set("start", 1),
      set("numFmt", format),
      set("lvlText", text),
      set("lvlJc", "left"),
      w("pPr", {}, w("ind", { left: 360, hanging: 360 })),
    ),
  );
  const anew = w("lvlOverride", { ilvl: 0 }, set("startOverride", 1)); // Word would go on from the list before
  const numbered = Array.from({ length: lists - BULLETS }, (_, place) =>
    w("num", { numId: BULLETS + 1 + place }, set("abstractNumId", 1), anew));
  return [
    kind(0, "bullet", "•"),
    kind(1, "decimal", "%1."),
    w("num", { numId: BULLETS }, set("abstractNumId", 0)),
    ...numbered,
  ].join("");
}

/** @param {About} about */
function properties({ title, author, locale, moment }) {
  const when = moment.toISOString().replace(/\.\d+/, "");
  const dated = (/** @type {string} */ name) => xml(`dcterms:${name}`, { "xsi:type": "dcterms:W3CDTF" }, when);
  return xml(
    "cp:coreProperties",
    {
      "xmlns:cp": `${PACKAGE}/metadata/core-properties`, "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    },
    xml("dc:title", {}, safe(title)),
    xml("dc:creator", {}, safe(author)),
    xml("dc:language", {}, locale),
    dated("created"),
    dated("modified"),
  );
}

/** What leads from one part of the package to others. @param {...[string, string]} leads kinds and parts */
const relations = (...leads) => xml("Relationships", { xmlns: `${PACKAGE}/relationships` }, ...leads.map(([kind, target], place) =>
  xml("Relationship", { Id: `rId${place + 1}`, Type: kind, Target: target })));

/**
 * The document.
 * @param {Block[]} blocks
 * @param {About} about
 * @returns {Blob}
 */
export function docxOf(blocks, about) {
  const { parts, lists } = content(blocks);
  const core = "docProps/core.xml";
  const types = [
    ["word/document.xml", `${DOCX}.main`], ["word/styles.xml", `${WORD}.styles`],
    ["word/numbering.xml", `${WORD}.numbering`], [core, "application/vnd.openxmlformats-package.core-properties"],
  ].map(([name, type]) => xml("Override", { PartName: `/${name}`, ContentType: `${type}+xml` }));
  const endings = [["rels", "application/vnd.openxmlformats-package.relationships+xml"], ["xml", "application/xml"]]
    .map(([ending, type]) => xml("Default", { Extension: ending, ContentType: type }));
  const main = { "xmlns:w": MAIN };
  /** @type {[string, string][]} */
  const files = [
    ["[Content_Types].xml", xml("Types", { xmlns: `${PACKAGE}/content-types` }, ...endings, ...types)],
    ["_rels/.rels", relations(
      [`${OFFICE}/officeDocument`, "word/document.xml"],
      [`${PACKAGE}/relationships/metadata/core-properties`, core],
    )],
    ["word/document.xml", xml("w:document", main, w("body", {}, ...parts))],
    ["word/_rels/document.xml.rels", relations([`${OFFICE}/styles`, "styles.xml"], [`${OFFICE}/numbering`, "numbering.xml"])],
    ["word/styles.xml", xml("w:styles", main, styles(about.locale))],
    ["word/numbering.xml", xml("w:numbering", main, numbering(lists))],
    [core, properties(about)],
  ];
  const declared = files.map(([name, text]) =>
    /** @type {[string, string]} */ ([name, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`]));
  return new Blob(zipOf(declared, about.moment), { type: DOCX });
}
