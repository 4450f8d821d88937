#!/usr/bin/env node
import '../dist/main/hosts/cli.js';
