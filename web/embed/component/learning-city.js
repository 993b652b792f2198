// <learning-city slug="espoo">, <learning-city-related>, <learning-city-map> and <sdg-network>: one module for any page.

import { ink, link, make, tile } from './dom.js';
import { GraphElement } from './element.js';
import { ask, page, shapes } from './service.js';
import { say } from './words.js';

const fragment = 'fragment N on Entity { path name(language: $l) names { text language } }';

class LearningCity extends GraphElement {
  async content(lang, signal) {
    const { city } = await ask(`query City($slug: String!, $l: Language!) {
      city(slug: $slug) { ...N country { ...N } memberSince membership awards { ...N year } sdgs { sdg { ...N number colour } } }
    } ${fragment}`, { slug: this.getAttribute('slug') ?? '', l: lang.toUpperCase() }, signal);
    return city && [
      make('div', null,
        make('p', { class: 'soft', part: 'country' }, this.name(city.country, lang)),
        make('p', { class: 'name', part: 'name' }, this.to(city, lang))),
      make('p', { part: 'membership' }, membership(city, lang)),
      city.awards.length > 0 && make('p', { part: 'awards' }, make('span', { class: 'label' }, `${say(lang, 'awards.received')}${say(lang, 'colon')} `),
        city.awards.flatMap((award, i) => [i > 0 && ' · ', link(page(award.path, lang), String(award.year))])),
      city.sdgs.length > 0 && make('p', { class: 'label', part: 'label' }, say(lang, 'goals.served')),
      city.sdgs.length > 0 && make('ul', { part: 'goals' }, city.sdgs.map(({ sdg }) => make('li', null,
        link(page(sdg.path, lang), tile(sdg), { 'aria-label': `${sdg.number} ${sdg.name}`, title: sdg.name })))),
      this.foot(lang, city.path),
    ];
  }
}

/** membership is what is known of it, as a sentence. */
function membership({ membership: state, memberSince }, lang) {
  if (state === 'CONFIRMED') {
    return memberSince === null ? say(lang, 'member.year.unknown') : say(lang, 'member.since', { year: memberSince });
  }
  return say(lang, state === 'UNCONFIRMED' ? 'member.unconfirmed' : 'member.not.stated');
}

class RelatedCities extends GraphElement {
  static observedAttributes = [...super.observedAttributes, 'count'];

  async content(lang, signal) {
    const count = Math.min(Math.max(parseInt(this.getAttribute('count') ?? '', 10) || 5, 1), 20);
    const { city } = await ask(`query Related($slug: String!, $l: Language!, $first: Int!) {
      city(slug: $slug) { ...N relatedCities(first: $first) { edges { node { ...N country { ...N } } description(language: $l) } } }
    } ${fragment}`, { slug: this.getAttribute('slug') ?? '', l: lang.toUpperCase(), first: count }, signal);
    if (!city?.relatedCities.edges.length) {
      return null;
    }
    const foreign = ['en', 'fr', 'es'].includes(lang) ? {} : { lang: 'en', dir: 'ltr' };
    return [
      make('div', null,
        make('p', { class: 'soft', part: 'label' }, say(lang, 'related')),
        make('p', { class: 'name', part: 'name' }, this.to(city, lang))),
      make('ul', { class: 'lines', part: 'list' }, city.relatedCities.edges.map(({ node, description }) => make('li', { part: 'item' },
        this.to(node, lang), ' ', make('span', { class: 'soft' }, this.name(node.country, lang)),
        make('p', { class: 'soft', part: 'reason', ...foreign }, description)))),
      make('p', { class: 'soft' }, say(lang, 'related.note')),
      this.foot(lang, city.path),
    ];
  }
}

class CityMap extends GraphElement {
  async content(lang, signal) {
    const slug = this.getAttribute('slug') ?? '';
    const { city } = await ask(`query Place($slug: String!, $l: Language!) { city(slug: $slug) { ...N location { latitude } } } ${fragment}`,
      { slug, l: lang.toUpperCase() }, signal);
    const map = city?.location && await shapes(slug, lang, signal);
    if (!map) {
      return null;
    }
    const at = { cx: map.place.x, cy: map.place.y };
    return [
      make('p', { class: 'name', part: 'name' }, this.to(city, lang)),
      make('svg', { class: 'map', part: 'map', viewBox: `0 0 ${map.width} ${map.height}`, role: 'img', 'aria-label': map.label },
        make('path', { class: 'land', d: map.land }), make('circle', { class: 'ring', ...at, r: 14 }), make('circle', { class: 'here', ...at, r: 7 })),
      this.foot(lang, city.path, say(lang, 'map.land'), `${say(lang, 'location')}${say(lang, 'colon')} GeoNames`),
    ];
  }
}

const most = 40; // pairs that are drawn: with more, none can be seen

class GoalNetwork extends GraphElement {
  async content(lang, signal) {
    const unit = this.getAttribute('unit') === 'city' ? 'CITY' : 'CASE_STUDY';
    const minCount = Math.max(parseInt(this.getAttribute('min-count') ?? '', 10) || 2, 1);
    const { sdgs, sdgNetwork } = await ask(`query Network($unit: SDGNetworkUnit!, $minCount: Int!, $l: Language!) {
      sdgs { ...N number colour } sdgNetwork(unit: $unit, minCount: $minCount) { pairs { a { number } b { number } count } }
    } ${fragment}`, { unit, minCount, l: lang.toUpperCase() }, signal);
    if (!sdgNetwork.pairs.length) {
      return null;
    }
    const pairs = [...sdgNetwork.pairs].sort((p, q) => q.count - p.count).slice(0, most);
    const goals = new Map(sdgs.map((goal, i) => {
      const angle = (2 * Math.PI * i) / sdgs.length - Math.PI / 2;
      return [goal.number, { ...goal, x: Math.round(300 + 255 * Math.cos(angle)), y: Math.round(300 + 255 * Math.sin(angle)) }];
    }));
    const title = say(lang, 'goals.network');
    const counted = say(lang, unit === 'CITY' ? 'kinds.CITY' : 'kinds.CASE_STUDY');
    return [
      make('p', { class: 'name', part: 'name' }, link(page('/sdgs', lang), title)),
      make('svg', { class: 'network', part: 'network', viewBox: '0 0 600 600', role: 'img', 'aria-label': title },
        pairs.map(({ a, b, count }) => line(goals.get(a.number), goals.get(b.number), count / pairs[0].count)),
        [...goals.values()].map(node)),
      make('details', { part: 'pairs' },
        make('summary', null, `${title} (${counted})`),
        make('ul', { class: 'lines' }, pairs.map(({ a, b, count }) => make('li', null,
          this.to(goals.get(a.number), lang), ' · ', this.to(goals.get(b.number), lang), `${say(lang, 'colon')} ${count}`)))),
      this.foot(lang, null),
    ];
  }
}

const line = (a, b, share) => make('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, 'stroke-width': (1 + 9 * share).toFixed(1) });

const node = ({ x, y, number, colour }) => make('g', { class: 'node' },
  make('rect', { x: x - 22, y: y - 22, width: 44, height: 44, rx: 6, fill: colour }),
  make('text', { x, y: y + 7, 'text-anchor': 'middle', fill: ink(colour) }, String(number)));

for (const [name, element] of Object.entries({
  'learning-city': LearningCity, 'learning-city-related': RelatedCities, 'learning-city-map': CityMap, 'sdg-network': GoalNetwork,
})) {
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
