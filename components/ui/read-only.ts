'use client';
import { createContext, useContext } from 'react';

/** Around a form that shows and does not take: fields stay readable and can be copied from. */
export const ReadOnly = createContext(false);
export const useReadOnly = () => useContext(ReadOnly);
