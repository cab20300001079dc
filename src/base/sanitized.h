/* SPDX-License-Identifier: MIT */
#ifndef BASE_SANITIZED_H
#define BASE_SANITIZED_H

/* Whether this was built with AddressSanitizer, which has a heap, address
 * space and files of its own; GCC and Clang say so in ways of their own. */
#define SANITIZED 0
#if defined __SANITIZE_ADDRESS__
#undef SANITIZED
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#undef SANITIZED
#define SANITIZED 1
#endif
#endif

#endif
