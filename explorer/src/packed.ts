/** What the page carries packed: base64 of gzip, in elements that nothing runs. */

/** @throws if the page has no such element. */
export async function unpacked(name: string): Promise<ArrayBuffer> {
  const packed = document.getElementById(`statecraft-${name}`)?.textContent;
  if (!packed) throw new Error(`this page does not hold its ${name}`);
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

export async function unpackedText(name: string): Promise<string> {
  return new TextDecoder().decode(await unpacked(name));
}

/** Puts a style sheet or script into the page; it counts only if the page's policy lists the hash of the text. */
export function insert(name: "style" | "script", text: string): void {
  const element = document.createElement(name);
  element.textContent = text;
  document.head.append(element);
}
