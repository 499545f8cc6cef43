using Hybrid.Neighbors;
using Hybrid.Testing.Loopback;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Catalog;

/// <summary>The catalog as a program composes it, against a played TMDb, with short waits.</summary>
internal sealed class CatalogUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CatalogUnderTest(LoopbackServer server, FakeTmdbData data, ServiceProvider services)
    {
        Server = server;
        Data = data;
        _services = services;
    }

    public LoopbackServer Server { get; }

    public FakeTmdbData Data { get; }

    public ICatalog Catalog => _services.GetRequiredService<ICatalog>();

    public static async Task<CatalogUnderTest> StartAsync(
        Func<FakeTmdbData, string>? key = null,
        ICatalogCache? cache = null,
        TimeProvider? time = null,
        TimeSpan? attempt = null
    )
    {
        var data = new FakeTmdbData();
        LoopbackServer server = await FakeTmdb.StartAsync(data);
        var options = new CatalogOptions(new Secret(key is null ? data.Key : key(data)), server.Url, "en-US")
        {
            Patience = new CatalogPatience
            {
                Retries = 2,
                FirstDelay = TimeSpan.FromMilliseconds(1),
                LongestDelay = TimeSpan.FromMilliseconds(100),
                Attempt = attempt ?? TimeSpan.FromSeconds(30),
            },
        };
        var services = new ServiceCollection();
        services.AddCatalog(options);
        if (cache is not null)
        {
            services.AddSingleton(cache);
        }

        if (time is not null)
        {
            services.AddSingleton(time);
        }

        return new CatalogUnderTest(server, data, services.BuildServiceProvider());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
