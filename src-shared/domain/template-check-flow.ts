import type { TemplateButton } from './template-draft.ts';
import type { TemplateProblem } from './template-problem.ts';
import { wrong } from './template-problem-words.ts';

type FlowButton = Extract<TemplateButton, { kind: 'flow' }>;

/** What the button of a form asks for: which form it is, and with which of its screens it begins. */
export function checkFlow(button: FlowButton, index: number): TemplateProblem[] {
  const spot = { kind: 'button', index } as const;
  const screens = button.flowBy === 'json' ? flowScreens(button.flowJson) : null;
  return [...checkWhichFlow(button, screens, spot), ...checkFirstScreen(button, screens, spot)];
}

function checkWhichFlow(
  { flowBy, flowId, flowName }: FlowButton,
  screens: readonly string[] | null,
  spot: TemplateProblem['spot'],
): TemplateProblem[] {
  if (flowBy === 'id' && !/^\d+$/.test(flowId.trim())) {
    return [
      wrong(
        'flow_id',
        spot,
        'Вкажіть ідентифікатор форми: це число на її сторінці у WhatsApp Manager.',
        'Write the id of the form: a number on its page in WhatsApp Manager.',
      ),
    ];
  }
  if (flowBy === 'name' && flowName.trim() === '') {
    return [
      wrong(
        'flow_name',
        spot,
        'Вкажіть назву форми так, як її записано у WhatsApp Manager.',
        'Write the name of the form as WhatsApp Manager has it.',
      ),
    ];
  }
  if (flowBy === 'json' && screens === null) {
    return [
      wrong(
        'flow_json',
        spot,
        'Це не опис форми. Вставте її Flow JSON повністю: у ньому мають бути екрани (screens) з ідентифікаторами.',
        'This does not describe a form. Paste the whole of its Flow JSON: it has screens with an id each.',
      ),
    ];
  }
  return [];
}

function checkFirstScreen(
  { flowAction, navigateScreen }: FlowButton,
  screens: readonly string[] | null,
  spot: TemplateProblem['spot'],
): TemplateProblem[] {
  if (flowAction !== 'navigate') return [];
  const screen = navigateScreen.trim();
  if (screen === '') {
    return [
      wrong(
        'flow_screen',
        spot,
        'Вкажіть екран, з якого починається форма.',
        'Write the screen with which the form begins.',
      ),
    ];
  }
  if (screens === null || screens.includes(screen)) return [];
  const some = screens.slice(0, 5).join(', ');
  return [
    wrong(
      'flow_screen_unknown',
      spot,
      `У цій формі немає екрана «${screen}». Є такі: ${some}.`,
      `This form has no screen “${screen}”. It has “${some}”.`,
    ),
  ];
}

/** The ids of the screens of a form; null when the text describes none. */
function flowScreens(json: string): readonly string[] | null {
  const ids = screensIn(json).map((screen) =>
    typeof screen === 'object' && screen !== null && 'id' in screen ? screen.id : null,
  );
  const named = ids.filter((id): id is string => typeof id === 'string' && id !== '');
  return named.length > 0 && named.length === ids.length ? named : null;
}

function screensIn(json: string): readonly unknown[] {
  try {
    const form: unknown = JSON.parse(json);
    if (typeof form !== 'object' || form === null || !('screens' in form)) return [];
    return Array.isArray(form.screens) ? form.screens : [];
  } catch {
    // Half a paste: what is wrong is said of the whole.
    return [];
  }
}
