// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/parser.hpp"

#include <array>
#include <optional>
#include <utility>

#include "select/argument.hpp"
#include "select/cursor.hpp"

namespace reuse_build {

namespace {

constexpr int depth_limit = 200;

enum class Argument { none, matcher, platform };

struct PredicateForm {
  std::string_view text;
  PredicateName name;
  Argument argument;
  ImplicitMatcher implicit = ImplicitMatcher::glob;
};

constexpr std::array<PredicateForm, 12> forms = {{
    {"all", PredicateName::all, Argument::none},
    {"none", PredicateName::none, Argument::none},
    {"test", PredicateName::test, Argument::matcher, ImplicitMatcher::contains},
    {"package", PredicateName::package, Argument::matcher},
    {"deps", PredicateName::deps, Argument::matcher},
    {"rdeps", PredicateName::rdeps, Argument::matcher},
    {"binary_id", PredicateName::binary_id, Argument::matcher},
    {"binary", PredicateName::binary, Argument::matcher},
    {"kind", PredicateName::kind, Argument::matcher, ImplicitMatcher::equal},
    {"platform", PredicateName::platform, Argument::platform},
    {"group", PredicateName::group, Argument::matcher},
    {"default", PredicateName::default_filter, Argument::none},
}};

const PredicateForm* find_form(std::string_view word) {
  for (const PredicateForm& form : forms) {
    if (form.text == word) return &form;
  }
  return nullptr;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\n\r\v\f";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

class Parser {
 public:
  Parser(std::string_view text, FiltersetMistakes& mistakes) : cursor_(text), mistakes_(mistakes) {}

  ParsedExpression parse();

 private:
  struct TooDeep {};
  // Counts parentheses and negations around what is being parsed.
  class Level {
   public:
    explicit Level(int& depth) : depth_(depth) {
      if (depth_ == depth_limit) throw TooDeep();
      ++depth_;
    }
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    int& depth_;
  };
  using Kind = ParsedExpression::Kind;

  ParsedExpression parse_disjunction();
  ParsedExpression parse_conjunction();
  ParsedExpression parse_operand();
  ParsedExpression parse_negation();
  ParsedExpression parse_parentheses();
  ParsedExpression parse_predicate(const PredicateForm& form);
  void parse_argument(const PredicateForm& form, Predicate& predicate);
  void parse_no_argument(const PredicateForm& form);
  void parse_platform(Predicate& predicate);
  void close_argument();
  ParsedExpression expect_operand();
  void unknown_word(std::string_view word);
  void expect_end();

  bool accept_or();
  bool accept_difference() { return cursor_.accept("-"); }
  bool accept_and();
  bool accept_instead(std::string_view wrong, const char* advice);
  void add(std::size_t length, const std::string& what) {
    mistakes_.add({cursor_.at(), length}, what);
  }

  Cursor cursor_;
  FiltersetMistakes& mistakes_;
  int depth_ = 0;
};

ParsedExpression Parser::parse() {
  try {
    ParsedExpression expression = parse_disjunction();
    expect_end();
    return expression;
  } catch (const TooDeep&) {
    add(1, "more than " + std::to_string(depth_limit) + " parentheses and negations");
    return {};
  }
}

void Parser::expect_end() {
  cursor_.skip_blanks();
  if (cursor_.at_end()) return;
  if (cursor_.is_at(")")) return add(1, "nothing is open that this ')' could close");
  add(cursor_.rest().size(), "the expression ended before this; is an operator missing?");
}

ParsedExpression Parser::parse_disjunction() {
  ParsedExpression first = parse_conjunction();
  ParsedExpression disjunction{Kind::disjunction, {}, {}};
  while (accept_or()) disjunction.operands.push_back(parse_conjunction());
  if (disjunction.operands.empty()) return first;
  disjunction.operands.insert(disjunction.operands.begin(), std::move(first));
  return disjunction;
}

ParsedExpression Parser::parse_conjunction() {
  ParsedExpression first = parse_operand();
  ParsedExpression conjunction{Kind::conjunction, {}, {}};
  while (true) {
    if (accept_and()) {
      conjunction.operands.push_back(parse_operand());
    } else if (accept_difference()) {
      conjunction.operands.push_back(negation_of(parse_operand()));
    } else {
      break;
    }
  }
  if (conjunction.operands.empty()) return first;
  conjunction.operands.insert(conjunction.operands.begin(), std::move(first));
  return conjunction;
}

// What other languages write, understood so that the rest is checked, too.
bool Parser::accept_instead(std::string_view wrong, const char* advice) {
  if (!(cursor_.word().empty() ? cursor_.is_at(wrong) : cursor_.word() == wrong)) return false;
  add(wrong.size(), "'" + std::string(wrong) + "' is no operator; write " + advice);
  cursor_.skip(wrong.size());
  return true;
}

bool Parser::accept_or() {
  constexpr const char* advice = "'or', '|' or '+'";
  cursor_.skip_blanks();
  return accept_instead("||", advice) || accept_instead("OR", advice) ||
         cursor_.accept_word("or") || cursor_.accept("|") || cursor_.accept("+");
}

bool Parser::accept_and() {
  constexpr const char* advice = "'and' or '&'";
  cursor_.skip_blanks();
  return accept_instead("&&", advice) || accept_instead("AND", advice) ||
         cursor_.accept_word("and") || cursor_.accept("&");
}

ParsedExpression Parser::parse_operand() {
  cursor_.skip_blanks();
  if (cursor_.accept_word("not") || cursor_.accept("!")) return parse_negation();
  if (accept_instead("NOT", "'not' or '!'")) return parse_negation();
  if (cursor_.accept("(")) return parse_parentheses();
  if (const PredicateForm* form = find_form(cursor_.word())) return parse_predicate(*form);
  return expect_operand();
}

ParsedExpression Parser::parse_negation() {
  const Level level(depth_);
  return negation_of(parse_operand());
}

ParsedExpression Parser::parse_parentheses() {
  const Level level(depth_);
  const std::size_t open = cursor_.at() - 1;
  ParsedExpression inside = parse_disjunction();
  cursor_.skip_blanks();
  if (!cursor_.accept(")")) mistakes_.add({open, 1}, "this '(' is not closed");
  return inside;
}

// Neither a negation nor parentheses nor a predicate is here.
ParsedExpression Parser::expect_operand() {
  const std::string_view word = cursor_.word();
  if (cursor_.at_end() || cursor_.is_at_any_of("|+&-)")) {
    add(cursor_.at_end() ? 0 : 1, "an expression is missing before this place");
  } else if (word == "or" || word == "and" || word == "OR" || word == "AND") {
    add(word.size(), "an expression is missing before '" + std::string(word) + "'");
  } else if (!word.empty()) {
    unknown_word(word);
  } else {
    const std::size_t begin = cursor_.at();
    const std::size_t length = cursor_.read_until(" \n|+&()").size();
    mistakes_.add({begin, length}, "an expression cannot begin like this");
  }
  return {};
}

void Parser::unknown_word(std::string_view word) {
  add(word.size(),
      "there is no such predicate, but all, none, test, package, deps, rdeps, binary_id, binary, "
      "kind, platform, group and default");
  cursor_.skip(word.size());
  cursor_.skip_blanks();
  if (cursor_.accept("(")) close_argument();
}

ParsedExpression Parser::parse_predicate(const PredicateForm& form) {
  ParsedExpression leaf;
  leaf.leaf.name = form.name;
  leaf.leaf.place = {cursor_.at(), form.text.size()};
  cursor_.skip(form.text.size());
  cursor_.skip_blanks();
  if (!cursor_.accept("(")) {
    add(0, "'(' is missing behind '" + std::string(form.text) + "'");
    return leaf;
  }
  parse_argument(form, leaf.leaf);
  return leaf;
}

void Parser::parse_argument(const PredicateForm& form, Predicate& predicate) {
  cursor_.skip_blanks();
  const std::size_t begin = cursor_.at();
  switch (form.argument) {
    case Argument::none:
      return parse_no_argument(form);
    case Argument::platform:
      parse_platform(predicate);
      break;
    case Argument::matcher:
      predicate.matcher = parse_matcher(cursor_, form.implicit, mistakes_);
      break;
  }
  predicate.place = {begin, cursor_.at() - begin};
  cursor_.skip_blanks();
  if (cursor_.is_at(",")) {
    add(1, "there is only one argument; write '\\,' for a comma in it");
    cursor_.read_until(")");
  }
  if (!cursor_.is_at(")")) add(0, "')' is missing");
  close_argument();
}

void Parser::parse_no_argument(const PredicateForm& form) {
  const std::size_t begin = cursor_.at();
  const std::string_view argument = trimmed(cursor_.read_until(")"));
  if (!argument.empty()) {
    mistakes_.add({begin, argument.size()}, "'" + std::string(form.text) + "' takes no argument");
  }
  if (cursor_.at_end()) add(0, "')' is missing");
  close_argument();
}

void Parser::parse_platform(Predicate& predicate) {
  const std::size_t begin = cursor_.at();
  const std::optional<std::string> text = parse_text(cursor_, mistakes_);
  if (!text || cursor_.at_end()) return;
  predicate.platform = trimmed(*text);
  if (predicate.platform == "host" || predicate.platform == "target") return;
  mistakes_.add({begin, cursor_.at() - begin}, "a platform is 'host' or 'target'");
}

// To behind the next ')', whatever is wrong before it.
void Parser::close_argument() {
  cursor_.read_until(")");
  cursor_.accept(")");
}

}  // namespace

ParsedExpression parse_filterset(std::string_view expression, FiltersetMistakes& mistakes) {
  return Parser(expression, mistakes).parse();
}

}  // namespace reuse_build
