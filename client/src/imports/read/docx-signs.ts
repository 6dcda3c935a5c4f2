/** The signs of the font Symbol from 0x20 on, as Unicode has them. */
const SYMBOL_FROM_20 =
  " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_FROM_A0 = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

/** Of the pictures in Wingdings those that people put into contracts and forms. */
const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x6c, "●"],
  [0x6e, "■"],
  [0x6f, "☐"],
  [0x78, "☒"],
  [0xa7, "▪"],
  [0xa8, "☐"],
  [0xd8, "➢"],
  [0xdf, "←"],
  [0xe0, "→"],
  [0xfb, "✗"],
  [0xfc, "✓"],
  [0xfd, "☒"],
  [0xfe, "☑"],
]);

/**
 * A sign that a document gives as a place in a font (its `sym`). The private places F000 to F0FF are those of a font with pictures
 * where others have letters. Null for a picture that is no sign of Unicode, or none that is known here.
 */
export function signOf(font: string, place: string): string | null {
  const code = /^[\da-f]{1,4}$/iu.test(place) ? Number.parseInt(place, 16) : 0;
  const at = (code & 0xff_00) === 0xf0_00 ? code & 0xff : code;
  if (/^symbol$/iu.test(font)) return symbolAt(at);
  if (/^wingdings$/iu.test(font)) return WINGDINGS.get(at) ?? null;
  const isPicture = at !== code || /dings/iu.test(font);
  return isPicture || /[\p{C}\s]/u.test(String.fromCodePoint(at)) ? null : String.fromCodePoint(at);
}

function symbolAt(at: number): string | null {
  const sign = at < 0xa0 ? SYMBOL_FROM_20[at - 0x20] : SYMBOL_FROM_A0[at - 0xa0];
  return sign === undefined || sign === " " ? null : sign;
}
