// SPDX-License-Identifier: MIT
// campaign: a page people land on from a shared link; nothing but the next page's style made ready.
import 'kit/style_ahead';
