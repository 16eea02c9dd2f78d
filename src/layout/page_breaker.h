// SPDX-License-Identifier: MPL-2.0
// Where pages end: of all ways to part the flow, the one whose pages are least bad together.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "layout/page_scan.h"

namespace layout {

/// A page from where the one before it ended: `next` is where the following page begins. What `close` divides is the
/// slice before `next.slice` (notes) or `next.slice` itself (columns, band).
struct PageEnd {
    PageStart next;
    PageClose close = PageClose::whole;
};

class PageBreaker {
  public:
    PageBreaker(const Flow& flow, const model::Theme& theme);

    /// The next pages from `start`, at least one: up to a control, the end of the flow, or the first page that divides
    /// a row or a note, since what that leaves for the next page is known only when it is placed. `carried` are the
    /// notes at the feet of the first of them; on a `bare` page (the cover) emptiness is no fault. `page` counts from
    /// 0: pages that face each other should end level.
    std::vector<PageEnd> plan(PageStart start, float height, const CarriedNotes& carried, bool bare, std::size_t page);
    /// How bad the last plan's pages are together, those it looked ahead at included.
    double cost() const { return cost_; }

  private:
    struct Node {
        double cost = 0;
        PageStart from;
        PageEnd end;
        bool reached = false;
        std::size_t pages = 0;  // up to here, all of the document's
        float short_by = 0;     // points that the last of them ends above the others
        float rest = 0;         // points that the next begins with: of a row that goes on, of notes
    };

    struct WholePage {
        PageEnd end;
        double cost = 0;     // but for what is left free
        float free = 0;      // points
        float short_by = 0;  // points
        float rest = 0;      // points that the next begins with: of notes of a table
    };

    void explore(PageStart start, double cost, const CarriedNotes& carried);
    bool divide_row(PageStart start, double cost);
    void end_at_control(PageStart start, double cost);
    void end_in_note(PageStart start, double cost, bool found);
    void end_full(PageStart start, double cost, bool found);
    void offer(PageStart start, double cost, PageEnd end, float short_by = 0, float rest = 0);
    bool ends_segment(std::size_t slice) const;
    double emptiness(float free) const;
    WholePage whole_page(double cost) const;
    void offer_whole(PageStart start, const WholePage& page, bool early);
    double stranded_heading() const;
    std::vector<PageEnd> path_to(PageStart last) const;

    const Flow& flow_;
    float line_;
    PageScan scan_;
    float height_ = 0;
    double cost_ = 0;
    bool bare_ = false;
    std::size_t horizon_ = 0;
    PageStart first_;
    std::map<PageStart, Node> nodes_;
};

}  // namespace layout
