import { mount } from 'svelte';
import Kiosk from './kiosk/Kiosk.svelte';
import { bridgeOfThisPage } from './lib/bridge-client.js';
import './theme.css';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no place for the screen.');
mount(Kiosk, { target, props: { bridge: bridgeOfThisPage() } });
