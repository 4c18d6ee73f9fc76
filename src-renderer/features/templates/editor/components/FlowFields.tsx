import { useTranslation } from 'react-i18next';
import { longestFlowJson, type TemplateButton } from '#shared/domain/template-draft.ts';
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import type { Editor } from '../editor.ts';

type FlowButton = Extract<TemplateButton, { kind: 'flow' }>;

export interface FlowFieldsProps {
  readonly editor: Editor;
  readonly button: FlowButton;
  readonly onChange: (button: TemplateButton) => void;
}

/** A form of Meta's: which one it is, and with which of its screens it begins. */
export function FlowFields({ editor, button, onChange }: FlowFieldsProps) {
  const { t } = useTranslation('templateEditor');
  const isOff = editor.readOnlyReason !== null;
  return (
    <>
      <fieldset disabled={isOff} className="m-0 border-0 p-0">
        <SegmentedControl
          label={t('buttons.flowBy')}
          value={button.flowBy}
          onValueChange={(flowBy) => (isOff ? undefined : onChange({ ...button, flowBy }))}
          segments={[
            { value: 'id', label: t('buttons.flowById') },
            { value: 'name', label: t('buttons.flowByName') },
            { value: 'json', label: t('buttons.flowByJson') },
          ]}
        />
      </fieldset>
      <WhichForm button={button} isOff={isOff} onChange={onChange} />
      <fieldset disabled={isOff} className="m-0 border-0 p-0">
        <SegmentedControl
          label={t('buttons.flowAction')}
          value={button.flowAction}
          onValueChange={(flowAction) => (isOff ? undefined : onChange({ ...button, flowAction }))}
          segments={[
            { value: 'navigate', label: t('buttons.flowNavigate') },
            { value: 'data_exchange', label: t('buttons.flowExchange') },
          ]}
        />
      </fieldset>
      {/* A form that asks the server is told its first screen by the server. */}
      {button.flowAction === 'navigate' ? (
        <TextField
          label={t('buttons.flowScreen')}
          isCode
          isDisabled={isOff}
          placeholder="WELCOME_SCREEN"
          value={button.navigateScreen}
          maxLength={200}
          onChange={(event) => onChange({ ...button, navigateScreen: event.target.value })}
        />
      ) : null}
    </>
  );
}

interface WhichFormProps {
  readonly button: FlowButton;
  readonly isOff: boolean;
  readonly onChange: (button: TemplateButton) => void;
}

/** The form by what it is known by: what was written for the other two stays. */
function WhichForm({ button, isOff, onChange }: WhichFormProps) {
  const { t } = useTranslation('templateEditor');
  switch (button.flowBy) {
    case 'id':
      return (
        <TextField
          label={t('buttons.flowId')}
          description={t('buttons.hints.flowId')}
          isCode
          isDisabled={isOff}
          value={button.flowId}
          maxLength={100}
          onChange={(event) => onChange({ ...button, flowId: event.target.value })}
        />
      );
    case 'name':
      return (
        <TextField
          label={t('buttons.flowName')}
          description={t('buttons.hints.flowName')}
          dir="auto"
          isDisabled={isOff}
          value={button.flowName}
          maxLength={200}
          onChange={(event) => onChange({ ...button, flowName: event.target.value })}
        />
      );
    case 'json':
      return (
        <TextArea
          label={t('buttons.flowJson')}
          description={t('buttons.hints.flowJson')}
          isCode
          isDisabled={isOff}
          rows={6}
          value={button.flowJson}
          maxLength={longestFlowJson}
          onChange={(event) => onChange({ ...button, flowJson: event.target.value })}
        />
      );
  }
}
