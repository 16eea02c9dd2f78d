// SPDX-License-Identifier: MPL-2.0
#include "model/data_table.h"

#include <mutex>
#include <utility>

namespace model {

/// Copies of the rows share it, so that they are made once.
struct DataRows::Streamed {
    std::shared_ptr<const RowReader> reader;
    std::once_flag once;
    std::vector<DataRow> rows;
};

DataRows::DataRows(std::shared_ptr<const RowReader> reader) : streamed_(std::make_shared<Streamed>()) {
    streamed_->reader = std::move(reader);
}

void DataRows::for_each(const std::function<void(const DataRow&)>& visit) const {
    if (streamed_) return streamed_->reader->for_each(visit);
    for (const auto& row : rows_) visit(row);
}

std::size_t DataRows::size() const {
    return streamed_ ? streamed_->reader->count() : rows_.size();
}

const std::vector<DataRow>& DataRows::made() const {
    std::call_once(streamed_->once, [this] {
        streamed_->rows.reserve(streamed_->reader->count());
        const DataCells::allocator_type pool(std::make_shared<support::MemoryPool>());
        streamed_->reader->for_each([&](const DataRow& row) {
            streamed_->rows.push_back({DataCells(row.cells, pool), row.is_group, row.span});
        });
    });
    return streamed_->rows;
}

std::vector<DataRow>& DataRows::held() {
    if (streamed_) {
        made();
        // No other copy of these rows can want them then.
        if (streamed_.use_count() == 1) rows_ = std::move(streamed_->rows);
        else rows_ = streamed_->rows;
        streamed_ = nullptr;
    }
    return rows_;
}

std::optional<std::size_t> DataTable::field_index(std::string_view name) const {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == name) return i;
    return std::nullopt;
}

}  // namespace model
