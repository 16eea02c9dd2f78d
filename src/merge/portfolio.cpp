// SPDX-License-Identifier: MPL-2.0
#include "merge/portfolio.h"

#include <algorithm>
#include <utility>

#include "merge/wording.h"
#include "merge/work.h"
#include "model/date.h"

namespace merge {
namespace {

using model::FrontMatterValue;
using Shape = FrontMatterValue::Shape;

/// Keys with a title among the documents' words.
const std::vector<std::pair<std::string, std::string>>& common_keys() {
    static const std::vector<std::pair<std::string, std::string>> keys = {
        {"title", "portfolio.document"},
        {"dokumenttype", "cover.kind"},
        {"status", "cover.status"},
        {"version", "cover.version"},
        {"date", "cover.date"},
        {"ikrafttraedelse", "cover.effective"},
        {"parter", "cover.parties"},
        {"ansvarlig-enhed", "cover.responsible"},
        {"besluttende-forum", "cover.forum"},
    };
    return keys;
}

class Gathering {
  public:
    Gathering(const std::vector<PortfolioDocument>& documents, const model::Messages& words)
        : documents_(documents), words_(words) {}

    model::DataTable gather() {
        made_.path = portfolio_name;
        add_field("id", "Id");
        for (const auto& [key, word] : common_keys()) add_field(key, words_.text(word));
        for (const auto& document : documents_) find_fields(document, document.front_matter, "");
        for (const auto& document : documents_) add_row(document);
        for (std::size_t i = 0; i < made_.fields.size(); ++i) settle_type(i);
        return std::move(made_);
    }

  private:
    void add_field(const std::string& name, std::string title) {
        if (made_.field_index(name)) return;
        model::Field field;
        field.name = name;
        field.title = std::move(title);
        field.type = "string";
        made_.fields.push_back(std::move(field));
    }

    static std::string title_of(const PortfolioDocument& document, const std::string& name) {
        if (document.kind)
            for (const auto& field : document.kind->fields)
                if (field.name == name && !field.title.empty()) return field.title;
        std::string title = with_upper_first(name);
        std::replace(title.begin(), title.end(), '-', ' ');
        return title;
    }

    void find_fields(const PortfolioDocument& document, const FrontMatterValue& value, const std::string& before) {
        for (const auto& [key, part] : value.map) {
            const std::string name = before + key;
            if (part.shape == Shape::map)
                find_fields(document, part, name + ".");
            else
                add_field(name, title_of(document, name));
        }
    }

    void add_row(const PortfolioDocument& document) {
        model::DataRow row;
        row.span = document.front_matter.span;
        row.cells.resize(made_.fields.size());
        for (auto& cell : row.cells) {
            cell.span = row.span;
            cell.missing = true;
            cell.value = model::Missing{};
        }
        fill(row.cells[0], document.id, row.span);
        fill_parts(document, document.front_matter, "", row);
        made_.rows.push_back(std::move(row));
    }

    void fill_parts(const PortfolioDocument& document, const FrontMatterValue& value, const std::string& before,
                    model::DataRow& row) {
        for (const auto& [key, part] : value.map) {
            const std::string name = before + key;
            if (part.shape == Shape::map) {
                fill_parts(document, part, name + ".", row);
                continue;
            }
            const auto index = made_.field_index(name);
            if (!index || part.shape == Shape::null) continue;
            auto& cell = row.cells[*index];
            if (part.shape == Shape::list)
                fill_list(cell, part);
            else
                fill(cell, part.scalar, part.span);
            if (name == "dokumenttype" && document.kind) show(cell, kind_title(*document.kind));
            if (name == "status" && words_.has("status." + cell.text)) show(cell, words_.text("status." + cell.text));
        }
    }

    static void fill(model::DataCell& cell, const std::string& text, model::Span span) {
        cell.text = text;
        cell.span = span;
        cell.missing = false;
        cell.value = std::monostate();
    }

    /// A member that is a map is called by its first value.
    static void fill_list(model::DataCell& cell, const FrontMatterValue& list) {
        std::string text;
        model::List items;
        for (const auto& item : list.list) {
            const std::string words =
                item.shape == Shape::map && !item.map.empty() ? item.map[0].second.scalar : item.scalar;
            if (words.empty()) continue;
            text += (text.empty() ? "" : "; ") + words;
            model::ListItem made;
            made.children.push_back(paragraph_block({text_inline(words, item.span)}, item.span));
            made.span = item.span;
            items.items.push_back(std::move(made));
        }
        fill(cell, text, list.span);
        if (!items.items.empty()) cell.blocks = {model::Block{std::move(items), {}, list.span, 0}};
    }

    static void show(model::DataCell& cell, std::string words) {
        cell.blocks = {paragraph_block({text_inline(std::move(words), cell.span)}, cell.span)};
    }
    std::string kind_title(const model::Kind& kind) const {
        return words_.language().starts_with("en") && !kind.title_en.empty() ? kind.title_en : kind.title;
    }

    void settle_type(std::size_t column) {
        bool dates = false;
        for (const auto& row : made_.rows) {
            const auto& cell = row.cells[column];
            if (std::any_of(cell.blocks.begin(), cell.blocks.end(),
                            [](const model::Block& block) { return std::holds_alternative<model::List>(block.kind); }))
                made_.fields[column].type = "list";
            if (cell.text.empty()) continue;
            dates = model::parse_iso_date(cell.text).has_value();
            if (!dates) break;
        }
        if (!dates) return;
        made_.fields[column].type = "date";
        for (auto& row : made_.rows)
            if (const auto date = model::parse_iso_date(row.cells[column].text))
                row.cells[column].value = model::DateValue{date->year, date->month, date->day};
    }

    const std::vector<PortfolioDocument>& documents_;
    const model::Messages& words_;
    model::DataTable made_;
};

}  // namespace

model::DataTable portfolio(const std::vector<PortfolioDocument>& documents, const model::Messages& words) {
    return Gathering(documents, words).gather();
}

}  // namespace merge
