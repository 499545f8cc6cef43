using Hybrid.Testing.Loopback;

namespace Hybrid.EndToEnd;

/// <summary>What the played TMDb knows.</summary>
internal static class Titles
{
    public const string Key = "0123456789abcdef0123456789abcdef";

    public static FakeTmdbData Data()
    {
        var data = new FakeTmdbData { Key = Key };
        data.Add(new FakeMovie(603, "The Matrix", "1999-03-31") { Popularity = 90, Runtime = 136 });
        data.Add(new FakeMovie(604, "The Matrix Reloaded", "2003-05-15") { Popularity = 60, Runtime = 138 });
        data.Add(new FakeMovie(348, "Alien", "1979-05-25") { Popularity = 70, Runtime = 117 });
        data.Add(new FakeMovie(653, "Nosferatu", "1922-02-16") { Popularity = 20, Runtime = 94 });
        data.Add(new FakeMovie(426063, "Nosferatu", "2024-12-25") { Popularity = 80, Runtime = 133 });
        data.Add(
            new FakeSeries(1396, "Breaking Bad", "2008-01-20")
            {
                Popularity = 300,
                Country = "US",
                Episodes =
                [
                    new(1, 1, "Pilot", "2008-01-20"),
                    new(1, 2, "Cat's in the Bag...", "2008-01-27"),
                    new(1, 3, "...And the Bag's in the River", "2008-02-10"),
                    new(2, 1, "Seven Thirty-Seven", "2009-03-08"),
                    new(2, 2, "Grilled", "2009-03-15"),
                ],
            }
        );
        return data;
    }
}
