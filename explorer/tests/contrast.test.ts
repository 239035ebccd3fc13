import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(`${EXPLORER}/src/style/tokens.css`, "utf8");

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0]!;
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1], found[2]]));
}

/** Contrast of two colours by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

test("contrast is reckoned as WCAG does", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
});

const light = tokens(":root");
const themes = { light, dark: { ...light, ...tokens(':root[data-theme="dark"]') } };
const GROUNDS = ["ground", "panel", "raised", "accent-soft", "warm-soft", "mark-soft"];

for (const [name, theme] of Object.entries(themes)) {
  test(`${name}: text can be read on every ground`, () => {
    for (const ground of GROUNDS) {
      for (const ink of ["ink", "quiet", "accent", "danger"]) {
        const found = contrast(theme[ink]!, theme[ground]!);
        assert.ok(found >= 4.5, `${ink} on ${ground}: ${found.toFixed(2)}`);
      }
    }
    for (const [ink, ground] of [
      ["accent-ink", "accent"],
      ["ink", "mark"],
    ] as const)
      assert.ok(contrast(theme[ink]!, theme[ground]!) >= 4.5, `${ink} on ${ground}`);
  });

  test(`${name}: edges of controls and the focus can be seen`, () => {
    for (const ground of ["ground", "panel", "raised"]) {
      for (const edge of ["line-strong", "focus"])
        assert.ok(contrast(theme[edge]!, theme[ground]!) >= 3, `${edge} on ${ground}`);
    }
  });
}
