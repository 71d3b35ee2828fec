'use client';
import { useState } from 'react';
import { Tabs } from '@/components/ui/Tabs.tsx';
import { useDocument } from './document.ts';
import { Outline } from './Outline.tsx';
import { PartList } from './PartList.tsx';

type LibraryTab = 'parts' | 'outline';

/** The left panel: what can be put into the flow, and what is in it. */
export function LibraryPanel() {
  const readOnly = useDocument((state) => state.readOnly);
  const [tab, setTab] = useState<LibraryTab>(readOnly ? 'outline' : 'parts');
  return (
    <Tabs
      label="Library"
      value={tab}
      onChange={setTab}
      tabs={[
        ...(readOnly ? [] : [{ value: 'parts' as const, label: 'Parts', content: <PartList /> }]),
        { value: 'outline', label: 'Outline', content: <Outline /> },
      ]}
    />
  );
}
