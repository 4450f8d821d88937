#!/usr/bin/env node
import '../dist/main/hosts/cli/main.js';
