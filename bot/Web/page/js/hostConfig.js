// How the renderer measures and colours. Colours are CSS variables (css/base.css), so that light and dark need no second rendering.

const pair = name => ({ default: `var(--${name})`, subtle: 'var(--quiet)' });

const colours = {
  default: pair('text'),
  dark: pair('text'),
  light: pair('text'),
  accent: pair('accent-text'),
  good: pair('good'),
  warning: pair('attention'),
  attention: pair('bad'),
};

const style = background => ({ backgroundColor: background, foregroundColors: colours });

export const hostConfig = {
  fontTypes: {
    default: { fontFamily: 'var(--sans)' },
    monospace: { fontFamily: 'var(--mono)' },
  },
  fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 24 },
  lineHeights: { small: 18, default: 22, medium: 24, large: 27, extraLarge: 32 },
  spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 12 },
  supportsInteractivity: true,
  imageBaseUrl: '/',
  textBlock: { headingLevel: 2 },
  containerStyles: {
    default: style('transparent'),
    emphasis: style('var(--sunken)'),
    good: style('var(--sunken)'),
    attention: style('var(--sunken)'),
    warning: style('var(--sunken)'),
    accent: style('var(--sunken)'),
  },
  inputs: { label: { inputSpacing: 'Small', requiredInputs: { color: 'default' }, optionalInputs: { color: 'default', weight: 'Bolder' } } },
  actions: {
    maxActions: 8,
    spacing: 'Large',
    buttonSpacing: 8,
    actionsOrientation: 'Horizontal',
    actionAlignment: 'Left',
    showCard: { actionMode: 'Inline', inlineTopMargin: 12 },
  },
};
