// What the elements make their content with. Everything is built of nodes, never of HTML in text, so that nothing that comes over the network
// can be more than text, on pages with trusted types too.

const svgNames = new Set(['svg', 'g', 'path', 'line', 'circle', 'rect', 'text', 'title']);

/** make(tag, attributes, ...children) is an element; attributes and children that are null or false are left out. */
export function make(tag, attributes, ...children) {
  const element = svgNames.has(tag) ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** link is a link to a page. */
export function link(href, content, attributes) {
  return make('a', { href, part: 'link', ...attributes }, content);
}

/** tile is a goal: its number, black or white, whichever stands out more on its colour by the rules of WCAG. */
export function tile({ number, colour }) {
  return make('svg', { viewBox: '0 0 48 48', class: 'tile', part: 'tile', 'aria-hidden': 'true' },
    make('rect', { width: 48, height: 48, rx: 5, fill: colour }),
    make('text', { x: 24, y: 33, 'text-anchor': 'middle', fill: ink(colour) }, String(number)));
}

/** ink is black or white, whichever can be read on a colour like "#FD9D24". */
export function ink(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) ** 2 > 1.05 * 0.05 ? '#000' : '#fff';
}
