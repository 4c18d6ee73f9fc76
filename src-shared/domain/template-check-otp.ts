import { buttonWordProblems } from './template-check-button-words.ts';
import type { TemplateButton, TemplateText } from './template-draft.ts';
import type { TemplateProblem } from './template-problem.ts';
import { wrong } from './template-problem-words.ts';

type OtpButton = Extract<TemplateButton, { kind: 'otp' }>;

/** Meta's limit of apps that a code is handed to. */
const MOST_APPS = 5;

/** The button of a one-time code: a template has it when, and only when, its category is AUTHENTICATION. */
export function checkOtp({ category, buttons }: TemplateText): TemplateProblem[] {
  const problems = buttons.flatMap((button, index) => checkFits(button, index, category));
  if (category === 'AUTHENTICATION' && !buttons.some(({ kind }) => kind === 'otp')) {
    problems.push(
      wrong(
        'otp_missing',
        { kind: 'buttons' },
        'Шаблон коду підтвердження має кнопку коду. Додайте її.',
        'A template of a one-time code has a button for the code. Add it.',
      ),
    );
  }
  return problems;
}

function checkFits(
  button: TemplateButton,
  index: number,
  category: TemplateText['category'],
): TemplateProblem[] {
  const spot = { kind: 'button', index } as const;
  if (button.kind === 'otp') {
    return category === 'AUTHENTICATION'
      ? checkOtpButton(button, index)
      : [
          wrong(
            'otp_outside',
            spot,
            'Кнопка одноразового коду буває лише в категорії «Код підтвердження».',
            'A one-time code button belongs to the category Authentication only.',
          ),
        ];
  }
  return category === 'AUTHENTICATION'
    ? [
        wrong(
          'authentication_button',
          spot,
          'У шаблоні коду підтвердження може бути лише кнопка коду. Приберіть цю.',
          'A template of a one-time code has only the button of the code. Remove this one.',
        ),
      ]
    : [];
}

function checkOtpButton(button: OtpButton, index: number): TemplateProblem[] {
  const spot = { kind: 'button', index } as const;
  const problems = [button.text, button.autofillText].flatMap((words) => buttonWordProblems(words, spot));
  if (button.otpType === 'COPY_CODE') return problems;
  if (button.supportedApps.length === 0 || button.supportedApps.length > MOST_APPS) {
    problems.push(
      wrong(
        'otp_apps',
        spot,
        `Вкажіть застосунок Android, якому передати код (від 1 до ${MOST_APPS}).`,
        `Name the Android app that gets the code (1 to ${MOST_APPS}).`,
      ),
    );
  }
  if (!button.supportedApps.every(isApp)) {
    problems.push(
      wrong(
        'otp_app_form',
        spot,
        'Застосунок записують як com.example.app, а його підпис має рівно 11 символів.',
        'An app is written like com.example.app, and its signature hash has exactly 11 characters.',
      ),
    );
  }
  if (button.otpType === 'ZERO_TAP' && !button.hasAcceptedZeroTapTerms) {
    problems.push(
      wrong(
        'otp_terms',
        spot,
        'Для коду без дотику треба погодитися з умовами Meta.',
        'A zero-tap code needs your consent to Meta’s terms.',
      ),
    );
  }
  return problems;
}

const packageForm = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/;
/** Base64 of Android's app signature; Meta's examples also write it percent-encoded. */
const hashForm = /^(?:[A-Za-z0-9+/=]|%[0-9A-Fa-f]{2}){11}$/;

const isApp = ({ packageName, signatureHash }: OtpButton['supportedApps'][number]): boolean =>
  packageForm.test(packageName) && hashForm.test(signatureHash);
