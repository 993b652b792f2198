import { link, make } from './dom.js';
import { page } from './service.js';
import { style } from './style.js';
import { direction, named, say, spoken } from './words.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

/**
 * GraphElement is what the elements have in common. What stands inside one, a link as a rule, is what is seen until the answer is there, and
 * for good where there is none: no such city, no network, no script.
 */
export class GraphElement extends HTMLElement {
  static observedAttributes = ['slug', 'lang', 'unit', 'min-count'];

  #asking = null;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    this.#show(make('slot'));
  }

  connectedCallback() { this.#ask(); }

  disconnectedCallback() { this.#asking?.abort(); }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.#ask();
    }
  }

  /** lang is the language that is said: of the element, or else of what it stands in. */
  get spoken() { return spoken(this.closest('[lang]')?.lang || this.getRootNode().host?.closest('[lang]')?.lang || document.documentElement.lang); }

  async #ask() {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    await Promise.resolve(); // attributes that are set together are one question
    if (asking.signal.aborted) {
      return;
    }
    const lang = this.spoken;
    try {
      const content = await this.content(lang, asking.signal);
      if (!asking.signal.aborted) {
        this.#show(content ? make('article', { part: 'card', class: 'card', lang, dir: direction(lang) }, content) : make('slot'));
        this.dispatchEvent(new CustomEvent(content ? 'learning-city-shown' : 'learning-city-missing', { bubbles: true }));
      }
    } catch (error) {
      if (!asking.signal.aborted) {
        this.#show(make('slot'));
        this.dispatchEvent(new CustomEvent('learning-city-failed', { bubbles: true, detail: error }));
      }
    }
  }

  #show(content) { this.shadowRoot.replaceChildren(content); }

  name(entity, lang) { return named(entity, lang, make); }

  /** to is a link to the page of an entity. */
  to(entity, lang, attributes) { return link(page(entity.path, lang), this.name(entity, lang), attributes); }

  /** foot says where it comes from. */
  foot(lang, path, ...more) {
    return make('footer', { part: 'footer' },
      path && [link(page(path, lang, 'sources'), say(lang, 'card.sources')), ' · '],
      link(page('', lang), say(lang, 'site')), ', ',
      make('a', { href: 'https://creativecommons.org/licenses/by/4.0/', rel: 'license', part: 'link' }, 'CC BY 4.0'),
      more.map((text) => ` · ${text}`), ` · ${say(lang, 'unofficial')}`);
  }
}
