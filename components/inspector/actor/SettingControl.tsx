'use client';
import { FolderOpen } from 'lucide-react';
import { NumberField } from '@/components/ui/NumberField.tsx';
import { Select } from '@/components/ui/Select.tsx';
import { Switch } from '@/components/ui/Switch.tsx';
import { TextArea } from '@/components/ui/TextArea.tsx';
import { TextField } from '@/components/ui/TextField.tsx';
import type { Setting } from '@/parts/part.ts';
import type { Json } from '@/runtime/protocol/plan.ts';
import { checkJson, jsonText, linesOf, linesText, textOf } from './setting-text.ts';

export interface SettingControlProps {
  setting: Setting;
  value: Json;
  onChange: (value: Json) => void;
}

/** One setting with the control that its kind asks for. A value of another kind is shown as text and can be put right. */
export function SettingControl({ setting, value, onChange }: SettingControlProps) {
  const empty = (text: string) =>
    setting.required && text.trim() === '' ? `${setting.label} is needed.` : null;
  switch (setting.kind) {
    case 'number':
      return (
        <NumberField
          value={typeof value === 'number' ? value : Number(setting.default)}
          min={setting.min}
          max={setting.max}
          whole={false}
          unit={setting.unit}
          onCommit={onChange}
        />
      );
    case 'boolean':
      return <Switch checked={value === true} onChange={onChange} />;
    case 'choice':
      return <Select value={textOf(value)} options={setting.choices ?? []} onChange={onChange} />;
    case 'lines':
      return <TextArea mono rows={4} value={linesText(value)} onCommit={(text) => onChange(linesOf(text))} />;
    case 'json':
      return (
        <TextArea
          mono
          rows={5}
          value={jsonText(value)}
          check={checkJson}
          onCommit={(text) => onChange(JSON.parse(text) as Json)}
        />
      );
    case 'path':
      return (
        <TextField
          mono
          leading={<FolderOpen aria-hidden />}
          value={textOf(value)}
          check={empty}
          onCommit={onChange}
        />
      );
    case 'text':
      return <TextField value={textOf(value)} check={empty} onCommit={onChange} />;
  }
}
