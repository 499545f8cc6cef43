using System.Runtime.CompilerServices;

namespace Hybrid.Releases;

/// <summary>A few numbers and ranges, without memory of its own. More than it holds, or a range of a thousand, is no numbering.</summary>
internal struct Numbers
{
    public const int LongestRange = 999;

    private Slots slots;
    private int used;

    public readonly bool Any => used > 0;
    public readonly int First => used > 0 ? slots[0].From : -1;
    public readonly int Last => used > 0 ? slots[used - 1].To : -1;

    public void Add(int number) => AddRange(number, number);

    public void AddRange(int from, int to)
    {
        if (to < from || to - from > LongestRange)
        {
            to = from;
        }

        if (used > 0 && from == slots[used - 1].To + 1)
        {
            slots[used - 1] = (slots[used - 1].From, to);
        }
        else if (used < Slots.Size && !Holds(from, to))
        {
            slots[used++] = (from, to);
        }
    }

    public void Add(ref readonly Numbers others)
    {
        for (var i = 0; i < others.used; i++)
        {
            AddRange(others.slots[i].From, others.slots[i].To);
        }
    }

    public void Clear() => used = 0;

    public readonly IReadOnlyList<int> ToList()
    {
        if (used == 0)
        {
            return [];
        }

        if (used == 1 && slots[0].From == slots[0].To)
        {
            return SingleNumber.Of(slots[0].From);
        }

        var all = new SortedSet<int>();
        for (var i = 0; i < used; i++)
        {
            for (var number = slots[i].From; number <= slots[i].To; number++)
            {
                all.Add(number);
            }
        }

        return [.. all];
    }

    private readonly bool Holds(int from, int to)
    {
        for (var i = 0; i < used; i++)
        {
            if (slots[i].From <= from && to <= slots[i].To)
            {
                return true;
            }
        }

        return false;
    }

    [InlineArray(Size)]
    private struct Slots
    {
        public const int Size = 6;
        private (int From, int To) first;
    }
}
