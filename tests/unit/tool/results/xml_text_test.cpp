// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/xml_text.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

using namespace std::string_view_literals;

TEST(XmlText, KeepsWhatXmlCanHold) {
  EXPECT_EQ(xml_text(""), "");
  EXPECT_EQ(xml_text("a\tb\r\n<&>\"' größe \U0001F980"), "a\tb\r\n<&>\"' größe \U0001F980");
  EXPECT_EQ(xml_text("\x7f"), "\x7f");
}

TEST(XmlText, LeavesOutWhatXmlForbids) {
  EXPECT_EQ(xml_text("a\0b\x01\x08\x0b\x0c\x1f!"sv), "ab!");
  EXPECT_EQ(xml_text("a\xef\xbf\xbe\xef\xbf\xbf!"), "a!");  // U+FFFE, U+FFFF
}

TEST(XmlText, ReplacesInvalidUtf8) {
  EXPECT_EQ(xml_text("a\xff!"), "a\uFFFD!");
  EXPECT_EQ(xml_text("\xc0\x80"), "\uFFFD\uFFFD");                      // an overlong NUL
  EXPECT_EQ(xml_text("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD");            // half a pair
  EXPECT_EQ(xml_text("\xf4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond U+10FFFF
  EXPECT_EQ(xml_text("cut \xe2\x82"), "cut \uFFFD\uFFFD");
}

TEST(XmlText, LeavesOutEscapeSequences) {
  EXPECT_EQ(xml_text("\x1b[1;31mred\x1b[0m"), "red");
  EXPECT_EQ(xml_text("\x1b]0;title\x07text"), "text");
  EXPECT_EQ(xml_text("\x1b]8;;http://there\x1b\\link\x1b]8;;\x1b\\"), "link");
  EXPECT_EQ(xml_text("\x1b(Btext\x1b"
                     "7"),
            "text");
}

TEST(XmlText, EndsAnEscapeSequenceThatIsCutOff) {
  EXPECT_EQ(xml_text("a\x1b"), "a");
  EXPECT_EQ(xml_text("a\x1b["), "a");
  EXPECT_EQ(xml_text("a\x1b[12"), "a");
  EXPECT_EQ(xml_text("a\x1b[12\nb"), "a\nb");
  EXPECT_EQ(xml_text("a\x1b]title\nb"), "a\nb");
}

}  // namespace
}  // namespace reuse_build
